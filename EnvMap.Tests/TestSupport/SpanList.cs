using System.Diagnostics;
using OpenTelemetry;

namespace EnvMap.Tests.TestSupport;

/// <summary>Keeps the spans that end.</summary>
public sealed class SpanList(List<Activity> spans) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        lock (spans)
        {
            spans.Add(data);
        }
    }
}
