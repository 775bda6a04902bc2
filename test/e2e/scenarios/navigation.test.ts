import { testScenarios } from '../harness/asTests.ts';
import { navigation } from './navigation.ts';

testScenarios(navigation);
