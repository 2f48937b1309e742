using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EnvMap.Tests.TestSupport;

/// <summary>
/// Secrets that stand nowhere else, and the search for them. A value is three random words with what quoting breaks between them: whoever
/// finds one of the words, in whatever encoding, has found a leak.
/// </summary>
internal sealed class PlantedSecrets
{
    private const string Characters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private const int WordLength = 18;
    private const int ChunkLength = 1 << 20;

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _needles = [];
    private SearchValues<string>? _search;

    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>The value of a secret, made when it is first asked for.</summary>
    public string this[string name] => _values.TryGetValue(name, out var value) ? value : Add(name, Word(), Word(), Word());

    /// <summary>The value of a secret; null for what is none.</summary>
    public string? ValueOf(string name) => _values.GetValueOrDefault(name);

    /// <summary>A value for each parameter that is secret in the manifest of a published profile.</summary>
    public static PlantedSecrets AskedForBy(string folder)
    {
        var planted = new PlantedSecrets();
        var resources = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "aspire-manifest.json")))!["resources"]!.AsObject();
        foreach (var (name, _) in resources.Where(resource => resource.Value!["inputs"]?["value"]?["secret"]?.GetValue<bool>() is true))
        {
            _ = planted[name];
        }
        Assert.NotEmpty(planted.Names);
        return planted;
    }

    /// <summary>Takes a value that somebody else has made.</summary>
    public void Add(string name, string value)
    {
        _values.Add(name, value);
        foreach (var needle in FormsOf(value))
        {
            _needles[needle] = name;
        }
        _search = null;
    }

    /// <summary>The variables by which the command line is given the values.</summary>
    public Dictionary<string, string?> Given() => _values.ToDictionary(secret => $"Parameters__{secret.Key}", secret => (string?)secret.Value);

    /// <summary>The secrets that stand in a text.</summary>
    public SortedSet<string> In(string text)
    {
        _search ??= SearchValues.Create([.. _needles.Keys], StringComparison.Ordinal);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (var rest = text.AsSpan(); rest.IndexOfAny(_search) is var index and >= 0; rest = rest[(index + 1)..])
        {
            foreach (var (needle, name) in _needles)
            {
                if (rest[index..].StartsWith(needle, StringComparison.Ordinal))
                {
                    found.Add(name);
                }
            }
        }
        return found;
    }

    /// <summary>The secrets that stand in bytes, such as those of an archive that is not compressed.</summary>
    public async Task<SortedSet<string>> InAsync(Stream stream)
    {
        var overlap = _needles.Keys.Max(needle => needle.Length);
        var (buffer, kept) = (new byte[ChunkLength], 0);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (int read; (read = await stream.ReadAsync(buffer.AsMemory(kept), TestContext.Current.CancellationToken)) > 0;)
        {
            var length = kept + read;
            found.UnionWith(In(Encoding.Latin1.GetString(buffer, 0, length)));
            kept = Math.Min(length, overlap);
            buffer.AsSpan(length - kept, kept).CopyTo(buffer);
        }
        return found;
    }

    /// <summary>A secret and a file for each that stands in a file below a folder, or in its name.</summary>
    public async Task<IReadOnlyList<string>> InFolderAsync(string folder)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            await using var stream = File.OpenRead(file);
            var path = Path.GetRelativePath(folder, file);
            found.UnionWith((await InAsync(stream)).Union(In(path)).Select(name => $"{name}: {path}"));
        }
        return [.. found];
    }

    /// <summary>Fails where one of them stands in a text.</summary>
    public void AssertNoneIn(string text, string where)
    {
        var found = In(text);
        Assert.True(found.Count is 0, $"{string.Join(", ", found)} stands in {where}:\n{text}");
    }

    private string Add(string name, params string[] words)
    {
        var value = $"{words[0]}$'{words[1]}\" # %{words[2]}";
        _values.Add(name, value);
        foreach (var needle in words.SelectMany(FormsOf).Distinct())
        {
            _needles.Add(needle, name);
        }
        _search = null;
        return value;
    }

    private static string Word() => RandomNumberGenerator.GetString(Characters, WordLength);

    // Letters and digits are the same in JSON, YAML, URLs and quotes of any kind.
    private static IEnumerable<string> FormsOf(string word)
    {
        var bytes = Encoding.ASCII.GetBytes(word);
        var base64 = Enumerable.Range(0, 3).Select(before => InsideBase64(bytes, before)).ToList();
        return
        [
            word, string.Concat(word.Select(character => $"{character}\0")), Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes),
            .. base64, .. base64.Select(text => text.Replace('+', '-').Replace('/', '_')),
        ];
    }

    // What all of base64 has of a word behind as many bytes: the characters at both ends depend on what stands there.
    private static string InsideBase64(byte[] word, int before)
    {
        var text = Convert.ToBase64String([.. new byte[before], .. word]);
        var first = (before * 8 + 5) / 6;
        return text[first..((before + word.Length) * 8 / 6)];
    }
}
