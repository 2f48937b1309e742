namespace EnvMap.Tools.Evidence;

/// <summary>How many cells have reached which grade.</summary>
/// <param name="Rendered">Those that only stand in what is published.</param>
/// <param name="Validated">Those that were accepted by a tool.</param>
/// <param name="Observed">Those that were seen at work.</param>
public sealed record EvidenceGrades(int Rendered, int Validated, int Observed)
{
    /// <summary>Counts grades.</summary>
    public static EvidenceGrades Of(IEnumerable<EvidenceGrade?> grades)
    {
        var counts = grades.OfType<EvidenceGrade>().CountBy(grade => grade).ToDictionary();
        return new EvidenceGrades(
            counts.GetValueOrDefault(EvidenceGrade.Rendered), counts.GetValueOrDefault(EvidenceGrade.Validated), counts.GetValueOrDefault(EvidenceGrade.Observed));
    }
}
