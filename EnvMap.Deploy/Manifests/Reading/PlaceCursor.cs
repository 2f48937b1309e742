using System.Text;

namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>Knows line and column of ever later bytes of a text in UTF-8.</summary>
internal ref struct PlaceCursor(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _offset = 0;

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    public void MoveTo(int offset)
    {
        var passed = _bytes[_offset..offset];
        for (var end = passed.IndexOf((byte)'\n'); end >= 0; end = passed.IndexOf((byte)'\n'))
        {
            (Line, Column) = (Line + 1, 1);
            passed = passed[(end + 1)..];
        }
        Column += Encoding.UTF8.GetCharCount(passed);
        _offset = offset;
    }
}
