import { useState } from 'react';
import type { SettingsScope } from '../../shared/contract/settings.ts';
import type { TextKey } from '../i18n/en.ts';
import { useT } from '../i18n/language.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { engine, explain } from '../rpc/client.ts';
import { useSettings } from '../stores/settings.ts';
import { type SettingAbout, valueFrom } from './controls.ts';

type Value = string | number | boolean | string[] | null;

/** One setting: its words, its control, and the way back to the default. */
export function SettingRow({ setting, scope }: { setting: SettingAbout; scope: SettingsScope }) {
  const t = useT();
  const { key, byDefault } = setting;
  const said = useSettings((state) => state.said);
  const [problem, setProblem] = useState<string | null>(null);
  const own = said[scope][key];
  const below = scope === 'workspace' ? (said.user[key] ?? byDefault) : byDefault;
  const isOverruled = scope === 'user' && said.workspace[key] !== undefined;
  const set = (value: Value): void => {
    setProblem(null);
    engine.settings.set({ key, value, scope }).catch((error: unknown) => setProblem(explain(error)));
  };
  return (
    <div className={`setting ${own === undefined ? '' : 'is-set'}`}>
      <div className="setting-words">
        <label htmlFor={`setting-${key}`}>{t(`setting.${key}` as TextKey)}</label>
        <code className="muted">{key}</code>
        {isOverruled && <span className="setting-note">{t('settings.overruled')}</span>}
        {problem !== null && (
          <span role="alert" className="setting-note is-failed">
            {problem}
          </span>
        )}
      </div>
      <div className="setting-control">
        <Field setting={setting} value={own ?? below} onChange={set} />
        <IconButton
          icon="discard"
          label={t('settings.reset')}
          isDisabled={own === undefined}
          onClick={() => set(null)}
        />
      </div>
    </div>
  );
}

type FieldProps = { setting: SettingAbout; value: unknown; onChange(value: Value): void };

function Field({ setting: { key, control }, value, onChange }: FieldProps) {
  const t = useT();
  const id = `setting-${key}`;
  switch (control.kind) {
    case 'tick':
      return (
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          onChange={({ currentTarget: { checked } }) => onChange(checked)}
        />
      );
    case 'choice':
      return (
        <select
          id={id}
          className="select"
          value={String(value)}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        >
          {control.options.map((option) => (
            <option key={option} value={option}>
              {t(`settings.value.${option}` as TextKey)}
            </option>
          ))}
        </select>
      );
    case 'number':
    case 'text':
    case 'lines':
      return <TextField id={id} control={control} value={value} onChange={onChange} />;
  }
}

type Typed = Extract<SettingAbout['control'], { kind: 'number' | 'text' | 'lines' }>;
type TextProps = { id: string; control: Typed; value: unknown; onChange(value: Value): void };

/** Kept when one leaves it, or with Enter: half a number is no setting. */
function TextField({ id, control, value, onChange }: TextProps) {
  const shown = Array.isArray(value) ? value.join('\n') : String(value ?? '');
  const finish = (typed: string): void => {
    if (typed !== shown) onChange(valueFrom(control, typed));
  };
  // Made anew when it is changed elsewhere.
  if (control.kind === 'lines')
    return (
      <textarea
        key={shown}
        id={id}
        className="text-field"
        rows={4}
        spellCheck={false}
        defaultValue={shown}
        onBlur={({ currentTarget }) => finish(currentTarget.value)}
      />
    );
  return (
    <input
      key={shown}
      id={id}
      className="text-field"
      type={control.kind}
      spellCheck={false}
      defaultValue={shown}
      {...(control.kind === 'number' && {
        min: control.least ?? undefined,
        max: control.most ?? undefined,
        step: control.isWhole ? 1 : 'any',
      })}
      onBlur={({ currentTarget }) => finish(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && finish(currentTarget.value)}
    />
  );
}
