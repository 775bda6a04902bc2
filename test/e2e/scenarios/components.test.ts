import { testScenarios } from '../harness/asTests.ts';
import { components } from './components.ts';

testScenarios(components);
