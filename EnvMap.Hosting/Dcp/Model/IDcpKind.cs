namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Names a kind of object in DCP's API.</summary>
internal interface IDcpKind
{
    static abstract string KindName { get; }

    static abstract string Plural { get; }
}
