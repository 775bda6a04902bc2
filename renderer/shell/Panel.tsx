import './panel.css';
import { type ComponentType, type KeyboardEvent, lazy, Suspense } from 'react';
import { keysOf } from '../commands/commands.ts';
import { useT } from '../i18n/language.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { Progress } from '../parts/Progress.tsx';
import { Sash } from '../parts/Sash.tsx';
import { type PanelName, panels, setPanelHeight, showPanel, togglePanel, useLayout } from '../stores/layout.ts';
import { useProblems } from '../stores/problems.ts';

const bodies: Readonly<Record<PanelName, ComponentType>> = {
  problems: lazy(() => import('../problems/ProblemsPanel.tsx').then((found) => ({ default: found.ProblemsPanel }))),
  output: lazy(() => import('../output/OutputPanel.tsx').then((found) => ({ default: found.OutputPanel }))),
  terminal: lazy(() => import('../terminal/TerminalPanel.tsx').then((found) => ({ default: found.TerminalPanel }))),
};

const actions: Readonly<Partial<Record<PanelName, ComponentType>>> = {
  output: lazy(() => import('../output/OutputPanel.tsx').then((found) => ({ default: found.OutputActions }))),
  terminal: lazy(() => import('../terminal/TerminalPanel.tsx').then((found) => ({ default: found.TerminalActions }))),
};

/** Below the tabs: what is told while one works. */
export function Panel() {
  const t = useT();
  const { panel, isPanelOpen, panelHeight } = useLayout();
  const count = useProblems().length;
  if (!isPanelOpen) return null;
  const Body = bodies[panel];
  const Actions = actions[panel];
  const onKey = ({ key }: KeyboardEvent): void => {
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const next = panels[(panels.indexOf(panel) + by + panels.length) % panels.length];
    if (by === 0 || !next) return;
    showPanel(next);
    document.getElementById(`panel-tab-${next}`)?.focus();
  };
  return (
    <section className="panel" style={{ height: panelHeight }} aria-label={t('panel.label')}>
      <Sash label={t('panel.sash')} side="top" size={panelHeight} least={100} most={900} onSize={setPanelHeight} />
      <header className="panel-header">
        <div role="tablist" aria-label={t('panel.label')} className="panel-tabs" onKeyDown={onKey}>
          {panels.map((each) => (
            <button
              key={each}
              id={`panel-tab-${each}`}
              type="button"
              role="tab"
              aria-selected={each === panel}
              aria-controls="panel-body"
              tabIndex={each === panel ? 0 : -1}
              className={`panel-tab ${each === panel ? 'is-shown' : ''}`}
              onClick={() => showPanel(each)}
            >
              {t(`panel.${each}`)}
              {each === 'problems' && count > 0 && <span className="count">{count}</span>}
            </button>
          ))}
        </div>
        <span className="spacer" />
        <Suspense>{Actions && <Actions />}</Suspense>
        <IconButton icon="close" label={`${t('panel.close')} (${keysOf('panel.toggle')})`} onClick={togglePanel} />
      </header>
      <div id="panel-body" role="tabpanel" aria-labelledby={`panel-tab-${panel}`} className="panel-body">
        <Suspense fallback={<Progress />}>
          <Body />
        </Suspense>
      </div>
    </section>
  );
}
