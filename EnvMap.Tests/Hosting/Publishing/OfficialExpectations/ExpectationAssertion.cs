namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>What a test of the checkout asserts about one value; <paramref name="Kind"/> is the name of xunit's method.</summary>
internal sealed record ExpectationAssertion(string Kind, string? Expected)
{
    public bool Accepts(string? actual) => Kind switch
    {
        "StartsWith" => actual?.StartsWith(Expected!, StringComparison.Ordinal) is true,
        "EndsWith" => actual?.EndsWith(Expected!, StringComparison.Ordinal) is true,
        "Contains" => actual?.Contains(Expected!, StringComparison.Ordinal) is true,
        "DoesNotContain" => actual?.Contains(Expected!, StringComparison.Ordinal) is false,
        _ => actual == Expected
    };

    public override string ToString() => $"{Kind} '{Expected ?? "nothing"}'";
}
