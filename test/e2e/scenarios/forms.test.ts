import { testScenarios } from '../harness/asTests.ts';
import { forms } from './forms.ts';

testScenarios(forms);
