namespace EnvMap.Tests.Deploy.Compose;

/// <summary>Values that quoting, replacing or splitting breaks.</summary>
internal static class AwkwardValues
{
    public const string Key = "-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBgkqhkiG9w0BAQEF+/AASC=\n-----END PRIVATE KEY-----\n";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["PEM"] = Key,
        ["DOLLARS"] = "$HOME ${HOME} $$ $${X:-y} pa$$word \\$ \\\\$",
        ["QUOTES"] = "'single' \"double\" `back` it's",
        ["HASHES"] = "a #b # c#d",
        ["LINES"] = "one\ntwo\r\nthree\rfour\n\n",
        ["EMOJI"] = "🙂 ümläut ✅ 漢字",
        ["BACKSLASHES"] = @"C:\new\table\ ends\",
        ["SPACES"] = "  leading and trailing  ",
        ["BRACES"] = "{json: \"{x}\"} {{y}} {a.b}",
        ["YAML"] = "yes: no, - [1, 2] & *x ! % @ | > ? :",
        ["NUMBER"] = "0x1F",
        ["OCTAL"] = "0755",
        ["SEXAGESIMAL"] = "12:30:45",
        ["WORD"] = "on",
        ["EQUALS"] = "a=b=c",
        ["EMPTY"] = "",
        ["TAB"] = "a\tb",
    };
}
