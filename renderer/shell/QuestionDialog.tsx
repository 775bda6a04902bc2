import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useDialogs } from '../stores/dialogs.ts';

export function QuestionDialog() {
  const question = useDialogs((state) => state.question);
  if (question === null) return null;
  const { title, text, answers, settle } = question;
  return (
    <Dialog open onClose={() => settle(null)} aria-labelledby="question-title" aria-describedby="question-text">
      <DialogTitle id="question-title">{title}</DialogTitle>
      <DialogContent>
        <DialogContentText id="question-text">{text}</DialogContentText>
      </DialogContent>
      <DialogActions>
        {answers.map(({ id, label, isDangerous }, index) => {
          const isLast = index === answers.length - 1;
          return (
            <Button
              key={id}
              autoFocus={isLast}
              variant={isLast ? 'contained' : 'text'}
              color={isDangerous ? 'error' : 'primary'}
              onClick={() => settle(id)}
            >
              {label}
            </Button>
          );
        })}
      </DialogActions>
    </Dialog>
  );
}
