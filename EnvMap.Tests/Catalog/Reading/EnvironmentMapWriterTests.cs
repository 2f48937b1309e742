using EnvMap.Catalog;
using EnvMap.Catalog.Reading;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Reading;

public sealed class EnvironmentMapWriterTests
{
    public static TheoryData<string> Variations =>
    [
        SeedMap.Text,
        SeedMap.Text.Replace("\n", "\r\n", StringComparison.Ordinal),
        SeedMap.Text.Replace("\n", "\r", StringComparison.Ordinal),
        SeedMap.Text.TrimEnd(),
        SeedMap.Text + "\n\n \t\n",
        "\uFEFF" + SeedMap.Text,
        SeedMap.Change(("| ALB | AWS | ❌ |", "|  ALB|AWS\t|❌   |"), ("| IP-restricted ALB |", "| IP-restricted \\| ALB")),
        SeedMap.Change(("| **Tracing** |", "| **Tracing** | | | | | |")),
    ];

    [Theory]
    [MemberData(nameof(Variations))]
    public void AMapIsWrittenAsItWasRead(string text)
    {
        Assert.Equal(text, EnvironmentMapWriter.Write(SeedMap.Read(text).GetMap()));
    }

    [Fact]
    public void AFileIsWrittenByteForByte()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            EnvironmentMapWriter.WriteFile(EnvironmentMapReader.ReadFile(RepositoryRoot.Combine(SeedMap.Path)).GetMap(), path);
            Assert.Equal(File.ReadAllBytes(RepositoryRoot.Combine(SeedMap.Path)), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void AChangedRowChangesNothingElse(string ending)
    {
        var text = SeedMap.Change(("| Traefik | Docker | ❌ | ⚠️ Optional | ⚠️ Optional | Alternative to Nginx |", "|  Traefik |Docker| ❌ |  ⚠️ Optional|⚠  optional | Alternative to Nginx  "))
            .Replace("\n", ending, StringComparison.Ordinal);
        var map = SeedMap.Read(text).GetMap();
        var row = map.Find("Traefik")!;
        var changed = row.With(row.In(DeployEnvironment.Staging) with { Phase = new Phase(2) }) with { Notes = "Edge | proxy" };
        Assert.Equal(
            text.Replace("|  Traefik |Docker| ❌ |  ⚠️ Optional|⚠  optional | Alternative to Nginx  ", "|  Traefik |Docker| ❌ |  ⚠️ Phase 2 (Optional)|⚠  optional | Edge \\| proxy  ", StringComparison.Ordinal),
            EnvironmentMapWriter.Write(map.With(changed)));
    }

    [Theory]
    [InlineData("C:\\")]
    [InlineData("a \\| b")]
    [InlineData("|")]
    [InlineData("\\|\\")]
    public void BackslashesAndPipesStayInTheirCell(string notes)
    {
        var map = SeedMap.ReadChanged(("| AWS networking |", "|AWS networking|")).GetMap();
        var text = EnvironmentMapWriter.Write(map.With(map.Find("VPC")! with { Notes = notes }));
        Assert.Equal(notes, SeedMap.Read(text).GetMap().Find("VPC")!.Notes);
    }

    [Fact]
    public void WhatWasWrittenReadsAsItWasMeant()
    {
        var map = SeedMap.Read();
        var row = map.Find("Console Logging")!;
        var text = EnvironmentMapWriter.Write(map.With(row with { Name = "Terminal Logging", Type = "Local", Notes = "" }));
        var read = SeedMap.Read(text.Replace("✅ Console logging", "✅ Terminal Logging", StringComparison.Ordinal)).GetMap().Find("terminal-logging")!;
        Assert.Equal(("Terminal Logging", "Local", "", row.Line), (read.Name, read.Type, read.Notes, read.Line));
    }

    [Fact]
    public void OnlyCellsAreWritten()
    {
        var map = SeedMap.Read();
        var row = map.Find("VPC")!;
        Assert.Contains("is one line", Assert.Throws<InvalidOperationException>(
            () => EnvironmentMapWriter.Write(map.With(row with { Notes = "a\nb" }))).Message, StringComparison.Ordinal);
        Assert.Contains("Add or move rows in the file", Assert.Throws<InvalidOperationException>(
            () => EnvironmentMapWriter.Write(map.With(row with { Group = "Other" }))).Message, StringComparison.Ordinal);
        Assert.Contains("Remove rows in the file", Assert.Throws<InvalidOperationException>(
            () => EnvironmentMapWriter.Write(map with { Sections = [.. map.Sections.Skip(1)] })).Message, StringComparison.Ordinal);
        Assert.Contains("No row of environment-map.md stands in line 7", Assert.Throws<ArgumentException>(
            () => map.With(row with { Line = 7 })).Message, StringComparison.Ordinal);
    }
}
