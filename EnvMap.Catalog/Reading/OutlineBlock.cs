namespace EnvMap.Catalog.Reading;

internal enum OutlineKind
{
    Heading,
    Paragraph,
    ListItem,
}

// Lines count from 1, both ends included; Level is a heading's.
internal sealed record OutlineBlock(OutlineKind Kind, int FirstLine, int LastLine, int Level, string Text, int Column);
