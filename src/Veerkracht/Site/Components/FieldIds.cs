namespace Veerkracht.Site.Components;

/// <summary>Ids of fields: the path "routes[0].length" is the name of the input, and "f-routes-0-length" its id.</summary>
public static class FieldIds
{
    public static string Of(string path) =>
        "f-"
        + path.Replace("].", "-", StringComparison.Ordinal).Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    public static string Hint(string path) => Of(path) + "-hint";

    public static string Example(string path) => Of(path) + "-example";

    public static string Error(string path) => Of(path) + "-error";

    public static string Warning(string path) => Of(path) + "-warning";

    public static string Counter(string path) => Of(path) + "-counter";

    public static string Unit(string path) => Of(path) + "-unit";
}
