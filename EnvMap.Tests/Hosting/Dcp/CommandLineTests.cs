using EnvMap.Hosting.Dcp;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" a\t b ", new[] { "a", "b" })]
    [InlineData("--from bare \"with blank\"", new[] { "--from", "bare", "with blank" })]
    [InlineData("a\"b c\"d", new[] { "ab cd" })]
    [InlineData("\"\" x", new[] { "", "x" })]
    [InlineData(@"C:\dir\\file \\", new[] { @"C:\dir\\file", @"\\" })]
    [InlineData("\"he said \"\"no\"\"\"", new[] { "he said \"no\"" })]
    [InlineData("""\"quoted\" "a\\" b""", new[] { "\"quoted\"", @"a\", "b" })]
    [InlineData("a\nb", new[] { "a\nb" })]
    public void ALineIsSplitAsDotnetDoes(string line, string[] expected) => Assert.Equal(expected, CommandLine.Split(line));
}
