using System.Text.Encodings.Web;

namespace EnvMap.Tools.Evidence;

/// <summary>How evidence is written as JSON.</summary>
public static class EvidenceJson
{
    /// <summary>Writes what is read by people too: indented, and ✅ as it is.</summary>
    public static EvidenceJsonContext Context { get; } =
        new(new(EvidenceJsonContext.Default.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
