using System.Globalization;
using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Who works on a project, as its lock says it: <c>4711 183945@5d0c…@pid:[4026531836] 2026-01-02T03:04:05.0000000Z me@machine</c>.</summary>
/// <param name="Process">The number of the process.</param>
/// <param name="Mark">Tells the process from others with its number.</param>
/// <param name="Since">Since when, in UTC.</param>
/// <param name="Who">The user, and the machine that the process runs on.</param>
internal sealed record LockOwner(int Process, string Mark, DateTime Since, string Who)
{
    private static string Here => $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>Whether the process has ended; of other machines, and of other containers, nobody knows.</summary>
    public bool IsGone => Who == Here && ProcessMark.HasEnded(Process, Mark);

    /// <summary>This process.</summary>
    public static LockOwner Current(TimeProvider time) =>
        new(Environment.ProcessId, ProcessMark.Of(Environment.ProcessId) ?? "", time.GetUtcNow().UtcDateTime, Here);

    /// <summary>The owner that a lock names; null where it names none.</summary>
    public static LockOwner? Read(string text) =>
        text.TrimEnd('\n').Split(' ', 4) is [var number, var mark, var since, var who]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
        && DateTime.TryParseExact(since, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? new LockOwner(process, mark, time, who)
            : null;

    /// <summary>What the lock holds.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Process} {Mark} {Since:O} {Who}\n");

    /// <summary>The owner, for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Who} (process {Process}{(Who == Here && !ProcessMark.IsOfHere(Mark) ? ", which cannot be seen from here" : "")}) since {Since:u}");
}
