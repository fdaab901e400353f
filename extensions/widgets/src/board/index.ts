/** The teacher's board: its widget view. The plugin registers everything that this folder exports. */
export { BoardView } from './view';
