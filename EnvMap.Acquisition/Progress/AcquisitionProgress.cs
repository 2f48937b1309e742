using System.Globalization;

namespace EnvMap.Acquisition;

/// <summary>How far the fetch of one package is.</summary>
/// <param name="Title">The package as shown to people.</param>
/// <param name="Phase">The stage reached.</param>
/// <param name="Percent">0 to 100 and never falling within one fetch; null where the size is unknown.</param>
/// <param name="TotalBytes">Bytes of the download; null where unknown.</param>
public sealed record AcquisitionProgress(string Title, AcquisitionPhase Phase, int? Percent = null, long? TotalBytes = null)
{
    /// <summary>The progress as a short sentence without the elapsed time, such as "Fetching PostgreSQL 18.4 … 45 % of 23 MB".</summary>
    public override string ToString() => Phase switch
    {
        AcquisitionPhase.Waiting => $"Waiting: another process is fetching {Title} …",
        AcquisitionPhase.Fetching when Percent is { } percent && TotalBytes is { } total
            => string.Create(CultureInfo.InvariantCulture, $"Fetching {Title} … {percent} % of {FormatSize(total)}"),
        AcquisitionPhase.Done => $"Fetched {Title}",
        AcquisitionPhase.Failed => $"Could not fetch {Title}",
        _ => $"{Phase} {Title} …",
    };

    private static string FormatSize(long bytes) => bytes >= 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{(bytes + 999) / 1000} kB");
}
