using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dashboard.Proto;

namespace EnvMap.Hosting.Dashboard;

/// <summary>Cuts log lines into messages that every gRPC client accepts.</summary>
internal static class ConsoleLogBatches
{
    // Clients refuse more than 4 MiB by default, and a character is up to three bytes in UTF-8.
    public const int MaxCharacters = 1024 * 1024;

    public static IEnumerable<WatchResourceConsoleLogsUpdate> Split(IReadOnlyList<LogLine> lines)
    {
        var update = new WatchResourceConsoleLogsUpdate();
        var characters = 0;
        foreach (var line in lines)
        {
            var text = line.Content.Length > MaxCharacters ? line.Content[..MaxCharacters] : line.Content;
            if (characters + text.Length > MaxCharacters)
            {
                yield return update;
                update = new WatchResourceConsoleLogsUpdate();
                characters = 0;
            }

            characters += text.Length;
            update.LogLines.Add(new ConsoleLogLine { LineNumber = line.LineNumber, Text = text, IsStdErr = line.IsErrorMessage });
        }

        if (update.LogLines.Count > 0)
        {
            yield return update;
        }
    }
}
