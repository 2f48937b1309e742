namespace EnvMap.Tests.TestSupport;

/// <summary>A program 'docker' that notes how it is called, says that everything is well, and starts nothing.</summary>
internal sealed class FakeDocker : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FakeDocker()
    {
        // What is held up goes on once somebody lets it; what is ill stays so for as long as somebody waits for it.
        var program = _folder.Write("docker", $$"""
            #!/bin/sh
            echo "$*" >>'{{_folder["calls"]}}'
            if [ -e '{{_folder["aside"]}}' ]; then . '{{_folder["aside"]}}'; fi
            case "$*" in
              *version*) echo 2.30.0 ;;
              *--hash*) printf 'web %s\n' "$ENVMAP_VERSION" ;;
              *ps*)
                health=healthy
                if [ -e '{{_folder["ill"]}}' ] && cmp -s '{{_folder["ill"]}}' '{{_folder["runs"]}}'; then health=starting; fi
                echo '{"ID":"a1","Service":"web","State":"running","Health":"'$health'","ExitCode":0,"Image":"nginx:1","Labels":"com.docker.compose.config-hash='$(cat '{{_folder["runs"]}}' 2>/dev/null)'"}' ;;
              *up*)
                if [ -e '{{_folder["broken"]}}' ] && [ "$ENVMAP_VERSION" = "$(cat '{{_folder["broken"]}}')" ]; then echo 'manifest unknown' >&2; exit 1; fi
                printf %s "$ENVMAP_VERSION" >'{{_folder["runs"]}}'
                while [ -e '{{_folder["held"]}}' ] || cmp -s '{{_folder["ill"]}}' '{{_folder["runs"]}}'; do sleep 0.05; done ;;
            esac

            """);
        // Another machine, which is this one, with the same engine.
        var ssh = _folder.Write("ssh", """
            #!/bin/sh
            for last; do :; done
            exec sh -c "$last"

            """);
        foreach (var file in new[] { program, ssh })
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The environment of a command that is to find it.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["PATH"] = $"{_folder.FullName}:{System.Environment.GetEnvironmentVariable("PATH")}",
        ["ENVMAP_TOKEN"] = null,
    };

    /// <summary>How it was called, but for the question after its version.</summary>
    public IReadOnlyList<string> Calls => File.Exists(_folder["calls"]) ? [.. File.ReadLines(_folder["calls"]).Where(call => !call.Contains("version", StringComparison.Ordinal))] : [];

    public bool HasStarted => Calls.Any(call => call.Contains(" up ", StringComparison.Ordinal));

    /// <summary>Lets no project become healthy until <see cref="Release"/>.</summary>
    public void Hold() => _folder.Write("held", "");

    /// <summary>Has a version start, and never become healthy.</summary>
    public void Sicken(string version) => _folder.Write("ill", version);

    /// <summary>Has Compose end before it touches a container of a version.</summary>
    public void Break(string version) => _folder.Write("broken", version);

    /// <summary>Has somebody do something, in words of a shell, whenever it is called.</summary>
    public void Aside(string script) => _folder.Write("aside", script);

    public void Release() => File.Delete(_folder["held"]);

    public void Dispose()
    {
        Release();
        _folder.Dispose();
    }
}
