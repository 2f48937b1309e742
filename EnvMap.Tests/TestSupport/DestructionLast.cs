using Xunit.Sdk;
using Xunit.v3;

namespace EnvMap.Tests.TestSupport;

/// <summary>Puts the tests that take away what all tests of a class share behind the others.</summary>
public sealed class DestructionLast : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(testCase => testCase.TestMethod?.MethodName.StartsWith("Destroy", StringComparison.Ordinal) is true)];
}
