import { render } from 'preact';
import '@/components/theme.css';
import { Library } from './Library.tsx';
import './library.css';
import './notes.css';
import './settings.css';

render(<Library />, document.getElementById('library')!);
