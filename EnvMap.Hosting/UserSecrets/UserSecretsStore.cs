using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting.UserSecrets;

/// <summary>Writes to the user secrets of an AppHost; without a user secrets id nothing is kept.</summary>
internal sealed class UserSecretsStore(string? path)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };
    private static readonly Lock s_gate = new();

    public static UserSecretsStore For(Assembly? assembly)
        => new(assembly?.GetCustomAttribute<UserSecretsIdAttribute>() is { } id ? PathHelper.GetSecretsPathFromSecretsId(id.UserSecretsId) : null);

    /// <summary>Keeps a value; false where there is no store or it cannot be written, in which case the next run makes another value.</summary>
    public bool TrySet(string key, string value)
    {
        if (path is null)
        {
            return false;
        }

        try
        {
            lock (s_gate)
            {
                Write(key, value);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    private void Write(string key, string value)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var secrets = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];
        secrets[key] = value;
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
