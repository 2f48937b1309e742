using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Redis;

/// <summary>The command of a server, which a shell runs so that the password comes from a variable and stands in no argument list of a manifest.</summary>
internal static class RedisArguments
{
    public static void Put(CommandLineArgsCallbackContext context, RedisResource server)
    {
        var command = new List<string> { "redis-server" };
        if (server.PasswordParameter is not null)
        {
            command.AddRange(["--requirepass", "$REDIS_PASSWORD"]);
        }

        if (server.TryGetLastAnnotation<RedisSaveAnnotation>(out var save))
        {
            command.AddRange(["--save", save.Interval.TotalSeconds.ToString(CultureInfo.InvariantCulture), save.KeysChanged.ToString(CultureInfo.InvariantCulture)]);
        }

        foreach (var module in server.Annotations.OfType<RedisModuleAnnotation>().Distinct())
        {
            command.AddRange(["--loadmodule", module.Path]);
        }

        // In a run the engine hands the words to the shell itself, see ContainerResource.ShellExecution.
        foreach (var argument in context.ExecutionContext.IsRunMode ? command : ["-c", string.Join(' ', command)])
        {
            context.Args.Add(argument);
        }
    }
}
