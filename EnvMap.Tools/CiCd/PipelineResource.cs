namespace EnvMap.Tools.CiCd;

/// <summary>A pipeline that others run; here it is only written.</summary>
/// <param name="name">The name of the resource.</param>
internal sealed class PipelineResource(string name) : Resource(name);
