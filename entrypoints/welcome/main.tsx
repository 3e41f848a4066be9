import { render } from 'preact';
import '@/components/theme.css';
import { Welcome } from './Welcome.tsx';
import './welcome.css';

render(<Welcome />, document.getElementById('welcome')!);
