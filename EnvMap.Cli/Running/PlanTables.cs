using EnvMap.Cli.Output;
using EnvMap.Deploy.Compose.Plan;

namespace EnvMap.Cli.Running;

// A plan as a person reads it.
internal static class PlanTables
{
    public static Report Describe(PlanReport plan) => new()
    {
        Title = $"{plan.Project} against {plan.Against}{(plan.Version is null ? "" : $", version {plan.Version}")}",
        Tables =
        [
            .. Enum.GetValues<PlanAction>().SelectMany(action => Table(action, [.. plan.Changes.Where(change => change.Action == action)])),
            .. Sentences("Warnings", plan.Warnings),
            .. Sentences("Not known", plan.Notes),
        ],
        Summary = plan.HasChanges
            ? $"{string.Join(", ", plan.Changes.CountBy(change => change.Action).OrderBy(count => count.Key).Select(count => $"{count.Value} {Words(count.Key)}"))}; {Stay(plan)}"
            : $"Nothing would be done; {Stay(plan)}",
    };

    private static IEnumerable<ReportTable> Table(PlanAction action, IReadOnlyList<PlanChange> changes) => changes.Count is 0 ? [] :
    [
        new ReportTable
        {
            Heading = char.ToUpperInvariant(Words(action)[0]) + Words(action)[1..],
            Columns = ["What", "Name", "In what", "Rows"],
            Rows =
            [
                .. changes.Select(change => new ReportRow(
                    change.Subject.ToString().ToLowerInvariant(), change.Name, change.Reason ?? string.Join("; ", change.Fields.Select(field => field.Text)), string.Join(", ", change.Rows))),
            ],
        },
    ];

    private static IEnumerable<ReportTable> Sentences(string heading, IReadOnlyList<string> sentences) => sentences.Count is 0 ? [] :
    [
        new ReportTable { Heading = heading, Columns = ["", "What"], Rows = [.. sentences.Select((sentence, index) => new ReportRow($"{index + 1}", sentence))] },
    ];

    private static string Words(PlanAction action) => action switch
    {
        PlanAction.Create => "created",
        PlanAction.Change => "changed",
        PlanAction.Replace => "replaced",
        PlanAction.Remove => "removed",
        _ => "left behind",
    };

    private static string Stay(PlanReport plan) => plan.Unchanged.Count switch
    {
        0 => "no service stays as it is",
        1 => "1 service stays as it is",
        var count => $"{count} services stay as they are",
    };
}
