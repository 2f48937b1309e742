using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>What a checkout of microsoft/aspire expects of manifests, compared with what our own models publish.</summary>
public sealed class OfficialExpectationsTests
{
    // Manifests written on Windows and by hand escape differently; the comparison is about names, order and values.
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions s_lenient = new() { AllowTrailingCommas = true };

    [Fact]
    public void EveryRowHasAModelOrAReason()
    {
        Assert.Equal(ExpectationRow.All.Count, ExpectationRow.All.DistinctBy(row => row.Case).Count());
        Assert.All(ExpectationRow.All, row => Assert.Contains(row.Outcome, (string[])["same", "differs", "outside"]));
        Assert.Equal(ExpectationRow.All.Where(row => row.Outcome is "same").Select(row => row.Case).Order(), ExpectationModel.All.Keys.Order());
        Assert.All(ExpectationRow.All, row => Assert.Equal(row.Outcome is "same", row.Reason is null));
    }

    [Fact]
    public async Task EachModelIsPublishedAsExpected()
    {
        var reader = new ExpectationReader(ExpectationCheckout.Require());
        await Assert.AllAsync(ExpectationRow.All.Where(row => row.Outcome is "same"), async row =>
        {
            using var app = new ExpectationApp();
            var observed = await ExpectationModel.All[row.Case].Observe(app) ?? throw new InvalidOperationException($"'{row.Case}': the manifest has no such part.");
            if (row.SelectsAssertions)
            {
                var assertions = reader.ReadAssertions(row.File, row.Method!, row.Part!, ExpectationApp.Fill);
                Assert.NotEmpty(assertions);
                var values = observed.AsArray().Select(value => (string?)value).ToList();
                Assert.Equal(assertions.Select((assertion, index) => index < values.Count && assertion.Accepts(values[index]) ? values[index] : assertion.ToString()), values);
            }
            else
            {
                Assert.Equal(Read(reader, row), row.File.EndsWith(".txt", StringComparison.Ordinal) && observed is JsonValue text ? (string?)text : observed.ToJsonString(s_indented));
            }
        });
    }

    private static string Read(ExpectationReader reader, ExpectationRow row)
    {
        var text = row.Method is null ? reader.ReadFile(row.File) : reader.ReadLiteral(row.File, row.Method, int.Parse(row.Part!, CultureInfo.InvariantCulture), ExpectationApp.Fill);
        if (!text.StartsWith('{'))
        {
            return text;
        }

        var expected = JsonNode.Parse(text, documentOptions: s_lenient)!;
        return (row.Node is null ? expected : expected["resources"]![row.Node] ?? throw new InvalidOperationException($"'{row.File}' has no resource '{row.Node}' any more.")).ToJsonString(s_indented);
    }
}
