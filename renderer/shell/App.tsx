import { ThemeProvider } from '@mui/material/styles';
import { useMemo } from 'react';
import { Picker } from '../commands/Picker.tsx';
import { EditorArea } from '../editor/EditorArea.tsx';
import { muiTheme } from '../theme/muiTheme.ts';
import { useTheme } from '../theme/useTheme.ts';
import { ActivityBar } from './ActivityBar.tsx';
import { Banner } from './Banner.tsx';
import { Notices } from './Notices.tsx';
import { Panel } from './Panel.tsx';
import { QuestionDialog } from './QuestionDialog.tsx';
import { SideBar } from './SideBar.tsx';
import { StatusBar } from './StatusBar.tsx';

export function App() {
  const { tokens, isStill } = useTheme();
  const theme = useMemo(() => muiTheme(tokens, isStill), [tokens, isStill]);
  return (
    <ThemeProvider theme={theme}>
      <div className="shell">
        <Banner />
        <div className="shell-middle">
          <ActivityBar />
          <SideBar />
          <div className="shell-column">
            <main className="editors">
              <EditorArea />
            </main>
            <Panel />
          </div>
        </div>
        <StatusBar />
      </div>
      <Picker />
      <QuestionDialog />
      <Notices />
    </ThemeProvider>
  );
}
