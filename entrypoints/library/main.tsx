import { render } from 'preact';
import '@/components/theme.css';
import { guardMigration } from '@/utils/storage/backupbeforemigration.ts';
import { Library } from './Library.tsx';
import './library.css';
import './notes.css';
import './settings.css';

guardMigration();
render(<Library />, document.getElementById('library')!);
