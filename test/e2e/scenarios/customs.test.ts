import { testScenarios } from '../harness/asTests.ts';
import { customs } from './customs.ts';

testScenarios(customs);
