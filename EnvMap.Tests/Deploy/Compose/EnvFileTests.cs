using CsCheck;
using EnvMap.Deploy.Compose.EnvFiles;

namespace EnvMap.Tests.Deploy.Compose;

public sealed class EnvFileTests
{
    private static readonly Gen<string> s_value = Gen.OneOf(Gen.Char["abc$'\"\\#{}= \n\r\t🙂"], Gen.Char[' ', '~']).Array[0, 20].Select(characters => new string(characters));

    [Fact]
    public void WhatIsWrittenIsReadBack() => s_value.Sample(value =>
    {
        var text = EnvFile.Empty.Complete([new EnvVariable("A", value, "first"), new EnvVariable("B", "b", "second")]);
        var (file, problems) = EnvFileReader.Read(".env", text);

        Assert.Empty(problems);
        Assert.Equal(value, file.Find("A")!.Value);
        Assert.Equal("b", file.Find("B")!.Value);
    });

    [Fact]
    public void WhatSomebodyWroteStaysAndWhatIsMissingFollows()
    {
        const string Text = "# mine\nexport A = 'x'  # why\n\nC=\"two\nlines\"\nA=last";
        var (file, _) = EnvFileReader.Read(".env", Text);

        Assert.Equal("last", file.Find("A")!.Value);
        Assert.Equal("two\nlines", file.Find("C")!.Value);
        Assert.Equal($"{Text}\n\n# new\nB='b b'\n", file.Complete([new EnvVariable("A", "other", "known"), new EnvVariable("B", "b b", "new")]));
    }

    [Fact]
    public void CompletingTwiceChangesNothing()
    {
        EnvVariable[] variables = [new("A", "1", "first"), new("B", "", "second\nline")];
        var once = EnvFile.Empty.Complete(variables);

        Assert.Equal(once, EnvFileReader.Read(".env", once).File.Complete(variables));
    }

    [Fact]
    public void AnotherValueTakesThePlaceOfTheOneThatCounts()
    {
        var (file, _) = EnvFileReader.Read(".env", "A=1\nA=2 # two\nB=3\n");

        Assert.Equal("A=1\nA='x y'\nB=3\n", file.With("A", "x y").Complete([]));
    }

    [Fact]
    public void EveryMistakeIsToldWithItsLine()
    {
        var (_, problems) = EnvFileReader.Read("deploy/.env", "A=1\nno sense\nB='two\nlines'\n=5\nD=\"x\"y\nC=\"open\nand on");

        Assert.Equal([2, 5, 6, 7], problems.Select(problem => problem.Line));
        Assert.All(problems, problem => Assert.Equal("deploy/.env", problem.Path));
    }

    [Theory]
    [InlineData("A=${B}")]
    [InlineData("A=\"x $B\"")]
    public void AValueThatDependsOnAnotherIsNotKnown(string text) => Assert.Null(EnvFileReader.Read(".env", text).File.Find("A")!.Value);

    /// <summary>Compose takes such a variable from whoever runs it.</summary>
    [Theory]
    [InlineData("A")]
    [InlineData("export A \r")]
    public void AVariableWithoutAValueIsNoMistake(string line)
    {
        var (file, problems) = EnvFileReader.Read(".env", $"{line}\nB=2\n");

        Assert.Empty(problems);
        Assert.Null(file.Find("A")!.Value);
        Assert.Equal($"{line}\nB=2\n", file.Complete([new EnvVariable("A", "1", "known")]));
    }

    [Theory]
    [InlineData("A=a$$b", "a$b")]
    [InlineData("A=\"a\\$b\"", "a$b")]
    [InlineData("A='a$b'", "a$b")]
    [InlineData("A=x # y", "x")]
    [InlineData("A: yaml", "yaml")]
    [InlineData("A=", "")]
    public void AValueIsReadAsComposeReadsIt(string text, string expected) => Assert.Equal(expected, EnvFileReader.Read(".env", text).File.Find("A")!.Value);
}
