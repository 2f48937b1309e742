using System.Text.RegularExpressions;

namespace EnvMap.Tests.Mutations;

/// <summary>A sentence that a check says of something that is not so.</summary>
/// <param name="Text">As its source has it.</param>
/// <param name="Shape">Fits it with whatever it names.</param>
internal sealed record CheckSentence(string Text, Regex Shape);
