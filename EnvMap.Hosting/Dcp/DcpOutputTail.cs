namespace EnvMap.Hosting.Dcp;

/// <summary>The last lines that DCP wrote, for the error message when it fails.</summary>
internal sealed class DcpOutputTail
{
    private const int Capacity = 20;

    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        lock (_lines)
        {
            _lines.Enqueue(line);
            while (_lines.Count > Capacity)
            {
                _lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (_lines)
        {
            return _lines.Count == 0 ? "(it wrote nothing)" : string.Join(Environment.NewLine, _lines);
        }
    }
}
