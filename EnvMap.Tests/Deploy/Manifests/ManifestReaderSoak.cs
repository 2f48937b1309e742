using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnvMap.Tests.Deploy.Compose;
using EnvMap.Tests.Deploy.Losses;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Manifests;

/// <summary>
/// Damages manifests at random for minutes. What breaks a promise of the reader or of the target Compose, and the first bytes that bring a problem of a new kind, go, as
/// small as they can be made, into the corpus that <see cref="ManifestCorpusTests"/> replays. Run by eng/soak.sh, never by an ordinary test run.
/// </summary>
public sealed class ManifestReaderSoak(ITestOutputHelper output)
{
    private const int MaximumPool = 2000;

    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(5);

    private readonly List<byte[]> _pool = [Encoding.UTF8.GetBytes(Everything.Json), Encoding.UTF8.GetBytes(ForeignManifest.Text)];
    private readonly HashSet<string> _kinds = [];
    private readonly HashSet<string> _combinations = [];
    private readonly List<string> _found = [];

    [Fact(Explicit = true)]
    public void NoBytesBreakAPromise()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("ENVMAP_SOAK_MINUTES") ?? "10", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("ENVMAP_SOAK_SEED") ?? $"{Environment.TickCount & int.MaxValue}", CultureInfo.InvariantCulture);
        var random = new Random(seed);
        foreach (var file in ManifestCorpusTests.Files)
        {
            _pool.Add(File.ReadAllBytes(Path.Combine(ManifestCorpusTests.Folder, file.Data)));
            Notice(_pool[^1]);
        }
        var known = _kinds.Count;
        var clock = Stopwatch.StartNew();
        var count = 0L;
        for (; clock.Elapsed < TimeSpan.FromMinutes(minutes); count++)
        {
            Try(JsonEdit.Apply(_pool[random.Next(_pool.Count)], Edits(random)));
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} manifests in {clock.Elapsed.TotalMinutes:0.0} minutes with seed {seed}: {_kinds.Count} kinds of problems ({_kinds.Count - known} new), {_combinations.Count} combinations of them, {_found.Count} broken promises"));
        Assert.Empty(_found);
    }

    private static JsonEdit[] Edits(Random random) => [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new JsonEdit(
        random.Next(JsonEdit.Kinds), random.NextDouble(), random.Next(10) is 0 ? random.Next(2000) : random.Next(1, 20), random.Next(10_000)))];

    private void Try(byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        if (Fault(bytes) is { } fault)
        {
            _found.Add($"{Save("broken", Smallest(bytes, candidate => Fault(candidate) == fault))}: {fault}");
        }
        else if (watch.Elapsed > s_slow)
        {
            _found.Add($"{Save("slow", bytes)}: {watch.Elapsed.TotalSeconds:0} s");
        }
        else
        {
            Notice(bytes);
        }
    }

    private void Notice(byte[] bytes)
    {
        var kinds = KindsOf(bytes).Order(StringComparer.Ordinal).ToList();
        if (_combinations.Add(string.Join('\n', kinds)) && bytes.Length < 20_000 && _pool.Count < MaximumPool)
        {
            _pool.Add(bytes);
        }
        foreach (var kind in kinds.Where(_kinds.Add))
        {
            Save("kind", Smallest(bytes, candidate => Fault(candidate) is null && KindsOf(candidate).Contains(kind)));
        }
    }

    private static IEnumerable<string> KindsOf(byte[] bytes) => ManifestPromises.KindsOf(ManifestPromises.Check(bytes));

    private static string? Fault(byte[] bytes)
    {
        try
        {
            ManifestPromises.Check(bytes);
            ComposePromises.Check(bytes);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Where it comes from tells faults apart; its words quote the manifest.
            return $"{exception.GetType().Name} {exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("EnvMap.", StringComparison.Ordinal))?.Trim()}";
        }
    }

    private static byte[] Smallest(byte[] bytes, Func<byte[], bool> isInteresting) => [.. Shrinker.Shrink([.. bytes], rest => isInteresting([.. rest]))];

    private static string Save(string prefix, byte[] bytes)
    {
        var name = $"{prefix}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..10]}.json";
        File.WriteAllBytes(Path.Combine(ManifestCorpusTests.Folder, name), bytes);
        return name;
    }
}
