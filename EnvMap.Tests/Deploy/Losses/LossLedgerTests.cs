using System.Text.Json.Nodes;
using EnvMap.Deploy.Losses;
using EnvMap.Deploy.Manifests;
using EnvMap.Tests.Deploy.Manifests;

namespace EnvMap.Tests.Deploy.Losses;

public sealed class LossLedgerTests
{
    [Fact]
    public void WhatNobodyClaimsIsLost()
    {
        var report = new LossLedger(ReadManifest.Of("""
            "web": { "type": "container.v0", "image": "nginx", "env": { "A": "1" } },
            "machine": { "type": "quantum.v9", "qubits": 3, "noise": { "level": 1 } },
            "clock": { "error": "no" }
            """), "compose").Close();

        Assert.Equal((0, 0, 7), (report.Emitted, report.Mapped, report.Lost));
        Assert.Equal(
            [
                "1 /resources/web: The target 'compose' has nothing for a resource of type 'container.v0'.",
                "2 /resources/machine: The target 'compose' has nothing for a resource of type 'quantum.v9'.",
                "3 /resources/clock: The AppHost could not describe the resource.",
            ],
            report.Entries.Select(entry => $"{entry.Line} {entry.Field}: {entry.Reason}"));
    }

    [Fact]
    public void APartCoversItsOwnValuesOnly()
    {
        var manifest = ReadManifest.Of("""
            "web": { "type": "container.v0", "image": "nginx", "bindings": {
                "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "targetPort": 80, "speed": "fast" } } }
            """);
        var web = (ManifestContainer)manifest.Resources["web"];
        var ledger = new LossLedger(manifest, "compose");
        ledger.Emitted(web);
        ledger.Emitted(web.Bindings["http"]);

        Assert.Equal(["/resources/web/image", "/resources/web/bindings/http/speed"], ledger.Close().Entries.Select(entry => entry.Field));
    }

    [Fact]
    public void ALossOutweighsAMappingAndAMappingWhatIsEmitted()
    {
        var manifest = ReadManifest.Of("""
            "web": { "type": "container.v0", "image": "nginx", "entrypoint": "sh", "args": ["-c", "ls"] }
            """);
        var web = (ManifestContainer)manifest.Resources["web"];
        var ledger = new LossLedger(manifest, "compose");
        ledger.Emitted(web);
        ledger.Mapped(web.Image!, "A tag of the registry.");
        ledger.Emitted(web.Image!);
        ledger.Emitted(web.Entrypoint!);
        ledger.Lost(web.Entrypoint!, "No shell there.");
        ledger.Emitted(web.Args[0]);
        ledger.Lost(web, "Not on a Sunday.");

        var report = ledger.Close();

        Assert.Equal((1, 1, 3), (report.Emitted, report.Mapped, report.Lost));
        Assert.Equal(
            ["Lost /resources/web: Not on a Sunday.", "Mapped /resources/web/image: A tag of the registry.", "Lost /resources/web/entrypoint: No shell there."],
            report.Entries.Select(entry => $"{entry.Outcome} {entry.Field}: {entry.Reason}"));
    }

    [Fact]
    public void APartWithoutValuesOfItsOwnIsRefused()
    {
        var manifest = ReadManifest.Of("""
            "web": { "type": "container.v0", "image": "nginx", "odd": { "deep": 1 } }
            """);
        var odd = manifest.Resources["web"].Json.Children.Single(child => child.Name == "odd");
        var other = ReadManifest.Of("""
            "api": { "type": "container.v0", "image": "nginx" }
            """).Resources["api"];
        var ledger = new LossLedger(manifest, "compose");

        Assert.Contains("/resources/web/odd", Assert.Throws<ArgumentException>(() => ledger.Emitted(odd)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ledger.Mapped(other, "So."));
        Assert.Throws<ArgumentException>(() => ledger.Lost(other, "So."));
    }

    /// <summary>A target that claims everything it has been given in the typed model is told of each unknown field, wherever one is planted.</summary>
    [Fact]
    public void AnUnknownFieldIsLostAtEveryLevel()
    {
        var clean = JsonNode.Parse(Everything.Json)!;
        Assert.Empty(ClaimAll(clean).Entries);

        var places = Objects(clean).ToList();
        Assert.True(places.Count > 30, $"Only {places.Count} places.");
        foreach (var place in places)
        {
            foreach (var planted in new[] { "1", "null", "{}", "[]", """{"deep":["x"]}""" })
            {
                var copy = JsonNode.Parse(Everything.Json)!;
                ((JsonObject)Objects(copy).Single(json => json.GetPath() == place.GetPath()))["planted"] = JsonNode.Parse(planted);
                var entry = Assert.Single(ClaimAll(copy).Entries);
                Assert.Contains("/planted", entry.Field, StringComparison.Ordinal);
                Assert.Equal(LossOutcome.Lost, entry.Outcome);
            }
        }
    }

    [Fact]
    public void AStrictRunFailsByALossAlone()
    {
        var manifest = ReadManifest.Of("");
        var ledger = new LossLedger(manifest, "compose");
        ledger.Assumed("web", "Port 8080.");
        Assert.False(ledger.Close().Fails(strict: true));

        ledger.Lost("web", "The profile asks for two disks.");
        Assert.True(ledger.Close().Fails(strict: true));
        Assert.False(ledger.Close().Fails(strict: false));
    }

    [Fact]
    public void TheReportIsWrittenAndReadBack()
    {
        var manifest = ReadManifest.Of("""
            "web": { "type": "container.v0", "image": "nginx", "env": { "A/B": "s3cret" } }
            """);
        var ledger = new LossLedger(manifest, "compose");
        ledger.Emitted(manifest.Resources["web"]);
        ledger.Mapped(((ManifestContainer)manifest.Resources["web"]).Image!, "It is pulled by its digest: 'x' → y.");
        ledger.Assumed(null, "A bridge network.");
        var report = ledger.Close();

        var json = LossReportWriter.Write(report);

        Assert.Equal(
            """
            {
              "version": 1,
              "target": "compose",
              "emitted": 1,
              "mapped": 1,
              "lost": 1,
              "entries": [
                {
                  "resource": "web",
                  "field": "/resources/web/image",
                  "line": 1,
                  "outcome": "mapped",
                  "reason": "It is pulled by its digest: 'x' → y."
                },
                {
                  "resource": "web",
                  "field": "/resources/web/env/A~1B",
                  "line": 1,
                  "outcome": "lost",
                  "reason": "The target 'compose' has nothing for this field."
                },
                {
                  "line": 0,
                  "outcome": "assumed",
                  "reason": "A bridge network."
                }
              ]
            }

            """, json);
        Assert.Equal(json, LossReportWriter.Write(LossReportWriter.Read(json)));
    }

    // Objects whose members have names of the format, not of the user.
    private static IEnumerable<JsonNode> Objects(JsonNode? json) => json switch
    {
        JsonObject members => members.SelectMany(member => Objects(member.Value)).Concat(Everything.HasFreeNames(members) ? [] : [members]),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private static LossReport ClaimAll(JsonNode json)
    {
        var result = ReadManifest.From(json.ToJsonString());
        Assert.Empty(result.Problems);
        var ledger = new LossLedger(result.GetManifest(), "test");
        Everything.Claim(result.GetManifest(), ledger);
        return ledger.Close();
    }
}
