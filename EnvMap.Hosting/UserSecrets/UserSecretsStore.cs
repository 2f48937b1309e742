using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.UserSecrets;

/// <summary>Writes to the user secrets of an AppHost; without a user secrets id nothing is kept.</summary>
internal sealed class UserSecretsStore(string? path)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };
    private static readonly Lock s_gate = new();

    public static UserSecretsStore For(IConfiguration configuration, Assembly? assembly)
        => new(UserSecretsConfiguration.FindPath(configuration, assembly));

    /// <summary>
    /// Keeps a value, unless the key has one already: that of an environment that reads no secrets must not replace the one that volumes were made with.
    /// False where there is no store or it cannot be written, in which case the next run makes another value.
    /// </summary>
    public bool TryAdd(string key, string value)
    {
        if (path is null)
        {
            return false;
        }

        try
        {
            lock (s_gate)
            {
                Add(key, value);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;
        }
    }

    private void Add(string key, string value)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // Read as the configuration reads it: nested objects and the other case of letters are the same key.
        var secrets = new SortedDictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, kept) in new ConfigurationBuilder().AddJsonFile(path!, optional: true).Build().AsEnumerable().Where(s => s.Value is not null))
        {
            secrets[name] = kept;
        }

        if (!secrets.TryAdd(key, value))
        {
            return;
        }

        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (var file = new FileStream(temporary, Owned()))
        {
            JsonSerializer.Serialize(file, secrets, s_indented);
        }

        File.Move(temporary, path!, overwrite: true);
    }

    private static FileStreamOptions Owned()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
