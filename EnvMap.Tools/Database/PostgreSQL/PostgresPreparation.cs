using EnvMap.Tools.Processes;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tools.Database.PostgreSQL;

/// <summary>Makes the data folder of a server ready for its start.</summary>
internal sealed partial class PostgresPreparation(PostgresProcessResource server, ILogger logger)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private PostgresDataFolder Folder => server.Data;

    public async Task RunAsync(string password, CancellationToken cancellationToken)
    {
        // A connection string is put together from its parts, which nothing quotes.
        if (password.AsSpan().ContainsAny("\r\n\0;'\"") || password.Trim() != password || password.Length is 0)
        {
            throw new DistributedApplicationException(
                $"The value of '{server.PasswordParameter.Name}' is empty, or holds a semicolon, a quotation mark, a line break or a space at an end, which no connection string carries. Choose another one.");
        }
        PostgresAccount.CheckReach(Folder.Data);
        await PostgresAccount.OwnAsync(cancellationToken, Folder.Root);
        if (Folder.Version is not { } version)
        {
            await CreateAsync(password, cancellationToken);
            return;
        }

        await WaitForFormerServerAsync(cancellationToken);
        var ours = await MajorVersionAsync(cancellationToken);
        if (version != ours)
        {
            throw new DistributedApplicationException(
                $"The data in '{Folder.Data}' were made by PostgreSQL {version}, and this is PostgreSQL {ours}. "
                + "Dump them with the old version and restore them here, or, if they are not needed, delete the folder.");
        }
        if (!Folder.KnowsPassword(password))
        {
            await SetPasswordAsync(password, cancellationToken);
        }
    }

    private async Task CreateAsync(string password, CancellationToken cancellationToken)
    {
        // A cluster that was not finished has no PG_VERSION, and initdb takes no folder that holds something.
        if (Directory.Exists(Folder.Data))
        {
            Directory.Delete(Folder.Data, recursive: true);
        }
        LogCreating(logger, Folder.Data);
        var passwordFile = Path.Combine(Folder.Root, "password");
        PrivateFile.Write(passwordFile, password);
        try
        {
            await PostgresAccount.OwnAsync(cancellationToken, passwordFile);
            await RunAsync("initdb", null, cancellationToken,
                "-D", Folder.Data, "-U", PostgresProcessResource.UserName, "-A", "scram-sha-256", "--pwfile", passwordFile,
                "-E", "UTF8", "--locale=C", "--no-instructions");
        }
        catch (Exception)
        {
            if (Directory.Exists(Folder.Data))
            {
                Directory.Delete(Folder.Data, recursive: true);
            }
            throw;
        }
        finally
        {
            File.Delete(passwordFile);
        }
        Folder.RememberPassword(password);
    }

    private async Task SetPasswordAsync(string password, CancellationToken cancellationToken)
    {
        LogPassword(logger);
        var statement = $"ALTER ROLE {PostgresProcessResource.UserName} PASSWORD '{password}';\n";
        await RunAsync("postgres", statement, cancellationToken,
            "--single", "-D", Folder.Data, "-c", "exit_on_error=on", "-c", "log_min_error_statement=panic", "postgres");
        Folder.RememberPassword(password);
    }

    // The server of a run that has just ended may still be writing.
    private async Task WaitForFormerServerAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var users = Folder.FindUsers();
        try
        {
            for (; users.Count > 0; users = Folder.FindUsers())
            {
                await timer.WaitForNextTickAsync(ending.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"Another server works on '{Folder.Data}': process {string.Join(", ", users)}. Stop the application that started it, or set EnvMap:DataDirectory to another folder.");
        }
        Folder.RemoveStaleProcessFile();
    }

    private async Task<string> MajorVersionAsync(CancellationToken cancellationToken)
    {
        // postgres (PostgreSQL) 18.4
        var output = await RunAsync("postgres", null, cancellationToken, "--version");
        return output.Split(' ')[^1].Split('.')[0];
    }

    private async Task<string> RunAsync(string program, string? input, CancellationToken cancellationToken, params string[] arguments)
    {
        string[] command = [.. PostgresAccount.Prefix, server.FetchedTool.GetCommandPath(program), .. arguments];
        var (exitCode, output) = await HelperCommand.RunAsync(command, Folder.Root, input, server.FetchedTool.LibraryPath, cancellationToken);
        return exitCode is 0 ? output : throw new DistributedApplicationException($"{program} ended with exit code {exitCode}:\n{output}");
    }

    [LoggerMessage(LogLevel.Information, "Creating a PostgreSQL cluster in {Folder}.")]
    private static partial void LogCreating(ILogger logger, string folder);

    [LoggerMessage(LogLevel.Information, "The password differs from the one that the data were made with; giving it to the server.")]
    private static partial void LogPassword(ILogger logger);
}
