using CsCheck;
using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Compose.Yaml;
using YamlDotNet.RepresentationModel;

namespace EnvMap.Tests.Deploy.Compose;

public sealed class ComposeYamlTests
{
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.Char[" $#:-{}[]&*!|>'\"%@`,?\\\n\t0123456789.eExXyYnN~"].Array[0, 12].Select(characters => new string(characters)),
        Gen.String[Gen.Char['a', 'z'], 0, 5],
        Gen.Int[0, AwkwardValues.All.Count - 1].Select(index => AwkwardValues.All.Values.ElementAt(index)));

    [Fact]
    public void EveryTextIsAStringAndComesBackWithItsDollarsDoubled() => s_text.Sample(text =>
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(ComposeYaml.Write(Service(text))));
        var value = (YamlScalarNode)yaml.Documents[0].RootNode["environment"]["A"];

        Assert.Equal(text.Replace("$", "$$", StringComparison.Ordinal), value.Value);
        Assert.True(value.Style is YamlDotNet.Core.ScalarStyle.DoubleQuoted || PlainScalar.IsSafe(value.Value!));
    });

    [Theory]
    [InlineData("yes")]
    [InlineData("Off")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("12:30:45")]
    [InlineData("0755")]
    [InlineData("1e3")]
    [InlineData(".5")]
    [InlineData(".inf")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("2026-01-01")]
    [InlineData("=")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("ends:")]
    [InlineData("")]
    [InlineData("a\n")]
    public void WhatSomeReaderOfYamlTakesForSomethingElseIsQuoted(string text) => Assert.False(PlainScalar.IsSafe(text));

    [Fact]
    public void OnlyOurVariablesAreReplaced()
    {
        var text = (ComposeText)"$A ${B} " + ComposeText.Variable("C") + "-" + ComposeText.Variable("D", "d") + ComposeText.Required("E", "set E");

        Assert.Equal("$$A $${B} ${C}-${D:-d}${E:?set E}", text.Raw);
        Assert.True(text.HasVariable);
        Assert.False(((ComposeText)"$A").HasVariable);
    }

    private static ComposeService Service(string text) => new() { Image = "x", Environment = new Dictionary<string, ComposeText> { ["A"] = text } };
}
