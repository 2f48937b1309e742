using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>What a checkout of microsoft/aspire expects of manifests, compared with what our own models publish.</summary>
public sealed class OfficialExpectationsTests
{
    private const string CheckoutVariable = "ENVMAP_ASPIRE_CHECKOUT";

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
    public void EveryRowIsInTheCheckout()
    {
        var reader = new ExpectationReader(RequireCheckout());
        Assert.All(ExpectationRow.All, row => Assert.NotEmpty(row.Method is null ? reader.ReadFile(row.File) : reader.ReadMethod(row.File, row.Method)));
    }

    [Fact]
    public async Task EachModelIsPublishedAsExpected()
    {
        var reader = new ExpectationReader(RequireCheckout());
        await Assert.AllAsync(ExpectationRow.All.Where(row => row.Outcome is "same"), async row =>
        {
            var model = ExpectationModel.All[row.Case];
            using var app = new ExpectationApp();
            model.Declare(app);
            var published = await app.PublishAsync(model.Resource);

            Assert.Equal(Read(reader, row).ToJsonString(s_indented), (model.Part is null ? published : published[model.Part]!).ToJsonString(s_indented));
        });
    }

    private static JsonNode Read(ExpectationReader reader, ExpectationRow row)
    {
        var text = row.Method is null ? reader.ReadFile(row.File) : reader.ReadLiteral(row.File, row.Method, row.Index!.Value, ExpectationApp.Fill);
        var expected = JsonNode.Parse(text, documentOptions: s_lenient)!;
        return row.Node is null ? expected : expected["resources"]![row.Node] ?? throw new InvalidOperationException($"'{row.File}' has no resource '{row.Node}' any more.");
    }

    private static string RequireCheckout()
    {
        var checkout = Environment.GetEnvironmentVariable(CheckoutVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(checkout), $"{CheckoutVariable} names no checkout of microsoft/aspire.");
        return checkout!;
    }
}
