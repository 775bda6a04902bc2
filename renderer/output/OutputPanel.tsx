import type { editor } from 'monaco-editor';
import { useEffect, useRef, useState } from 'react';
import { loadMonaco } from '../editor/loadMonaco.ts';
import { optionsFrom } from '../editor/options.ts';
import { t as say, useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Progress } from '../parts/Progress.tsx';
import { explain } from '../rpc/client.ts';
import { type Channel, channels, clearOutput, useOutput } from '../stores/output.ts';
import { useSettings } from '../stores/settings.ts';
import { useTheme } from '../theme/useTheme.ts';

/** What a part tells while it works. The editor shows it: it can be searched, selected, and read by screen readers. */
export function OutputPanel() {
  const t = useT();
  const host = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isLoading, setLoading] = useState(true);
  const channel = useOutput((state) => state.channel);
  const isEmpty = useOutput((state) => state.logs[channel].lines.length === 0);
  const { name: theme } = useTheme();

  useEffect(() => {
    let leave = (): void => {};
    let isOver = false;
    loadMonaco().then(
      (monaco) => {
        if (isOver || !host.current) return;
        monaco.editor.setTheme(theme);
        const model = monaco.editor.createModel('', 'plaintext');
        const view = monaco.editor.create(host.current, {
          ...optionsFrom(useSettings.getState().settings, ''),
          ariaLabel: say('output.label'),
          model,
          readOnly: true,
          automaticLayout: true,
          lineNumbers: 'off',
          glyphMargin: false,
          folding: false,
          wordWrap: 'on',
          renderLineHighlight: 'none',
          stickyScroll: { enabled: false },
          guides: { indentation: false },
          unicodeHighlight: { ambiguousCharacters: false },
        });
        setLoading(false);
        const stop = showLog(view, model, channel);
        leave = () => {
          stop();
          view.dispose();
          model.dispose();
        };
      },
      (error: unknown) => setProblem(explain(error)),
    );
    return () => {
      isOver = true;
      leave();
    };
  }, [channel, theme]);

  if (problem !== null) return <EmptyState text={problem} />;
  return (
    <div className="output">
      {isLoading && <Progress />}
      {isEmpty && <EmptyState text={t(`output.empty.${channel}`)} />}
      <div ref={host} className="editor-host" hidden={isEmpty} />
    </div>
  );
}

/** Only what is new is written; whoever reads the end stays at the end. */
function showLog(view: editor.IStandaloneCodeEditor, model: editor.ITextModel, channel: Channel): () => void {
  let shown = 0;
  let first = 0;
  const draw = (): void => {
    const { lines, dropped } = useOutput.getState().logs[channel];
    const isAtEnd = view.getScrollTop() + view.getLayoutInfo().height >= view.getScrollHeight() - 40;
    const isNewPage = dropped > first;
    if (isNewPage) {
      model.setValue(lines.join('\n'));
      first = dropped;
    } else {
      const added = lines.slice(shown - first);
      if (added.length === 0) return;
      const line = model.getLineCount();
      const column = model.getLineMaxColumn(line);
      const text = (model.getValueLength() === 0 ? '' : '\n') + added.join('\n');
      model.applyEdits([
        { range: { startLineNumber: line, startColumn: column, endLineNumber: line, endColumn: column }, text },
      ]);
    }
    shown = dropped + lines.length;
    if (isAtEnd) view.revealLine(model.getLineCount());
  };
  const { dropped } = useOutput.getState().logs[channel];
  first = dropped;
  shown = dropped;
  draw();
  return useOutput.subscribe((now, before) => {
    if (now.logs[channel] !== before.logs[channel]) draw();
  });
}

export function OutputActions() {
  const t = useT();
  const channel = useOutput((state) => state.channel);
  return (
    <>
      <select
        className="select"
        aria-label={t('output.channel')}
        value={channel}
        onChange={({ currentTarget: { value } }) => {
          const chosen = channels.find((each) => each === value);
          if (chosen) useOutput.setState({ channel: chosen });
        }}
      >
        {channels.map((each) => (
          <option key={each} value={each}>
            {t(`output.channel.${each}`)}
          </option>
        ))}
      </select>
      <IconButton icon="clear-all" label={t('output.clear')} onClick={() => clearOutput(channel)} />
    </>
  );
}
