using Microsoft.Extensions.Configuration;

namespace EnvMap.ServiceDefaults.Vault;

/// <summary>Settings of a secret in Vault. While the server does not give them, those that it gave last hold.</summary>
internal sealed class VaultConfigurationProvider(VaultOptions options) : ConfigurationProvider, IConfigurationSource, IDisposable
{
    private readonly VaultClient _client = new(options);

    private IDictionary<string, string?>? _refused;
    private string? _refusal;

    /// <summary>What was wrong when it was asked last; null where all was well.</summary>
    public string? Problem { get; private set; }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    // Configuration is loaded before anything could wait for it.
    public override void Load() => Take(Task.Run(() => _client.ReadAsync(CancellationToken.None)).GetAwaiter().GetResult());

    /// <summary>Asks again; true where the settings are others than before. Those that what reads them refuses are taken back.</summary>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        var former = Data;
        if (!Take(await _client.ReadAsync(cancellationToken)))
        {
            return false;
        }
        try
        {
            OnReload();
            (_refused, _refusal) = (null, null);
            return true;
        }
        // Of all kinds: who reads them is not known here. Each would throw again at whoever asks next.
        catch (Exception exception)
        {
            (Data, _refused) = (former, Data);
            Problem = _refusal = Explain(exception, former, _refused);
            OnReload();
            return false;
        }
    }

    public void Dispose() => _client.Dispose();

    private bool Take(VaultReading reading)
    {
        Problem = reading.Problem;
        if (reading.Settings is not { } settings || AreSame(settings, Data))
        {
            return false;
        }
        if (_refused is not null && AreSame(settings, _refused))
        {
            Problem = _refusal;
            return false;
        }
        Data = new Dictionary<string, string?>(settings, StringComparer.OrdinalIgnoreCase);
        return true;
    }

    private static bool AreSame(IReadOnlyDictionary<string, string?> settings, IDictionary<string, string?> others) =>
        settings.Count == others.Count && settings.All(setting => others.TryGetValue(setting.Key, out var value) && value == setting.Value);

    // The keys alone: messages about settings quote the value, which is a secret.
    private string Explain(Exception exception, IDictionary<string, string?> former, IDictionary<string, string?> refused)
    {
        var changed = former.Keys.Union(refused.Keys, StringComparer.OrdinalIgnoreCase)
            .Where(key => !former.TryGetValue(key, out var before) || !refused.TryGetValue(key, out var after) || before != after).Order(StringComparer.OrdinalIgnoreCase);
        return $"The secret '{options.Path}' has a value that is refused ({exception.GetBaseException().GetType().Name}), among the keys {string.Join(", ", changed)}, which have changed. Correct it.";
    }
}
