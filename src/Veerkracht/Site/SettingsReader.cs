using System.Globalization;

namespace Veerkracht.Site;

/// <summary>
/// Reads the configuration by names that whoever needs them declares by asking. What cannot be used is kept, and told together at the end
/// (<see cref="Check"/>), with what stands in a section and nobody asks: most often a name that was typed wrong.
/// </summary>
public sealed class SettingsReader(IConfiguration configuration)
{
    private const string Sensitive = "Password Secret";

    private readonly List<string> _faults = [];
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names below which any name may stand: "Oidc:Roles".</summary>
    private readonly HashSet<string> _open = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was asked until now, as "Mail:Host".</summary>
    public IReadOnlySet<string> Asked => _asked;

    public void Fault(string message) => _faults.Add(message);

    public bool Has(string name) => Text(name) is not null;

    /// <summary>Without the blanks around it; null where it is not set or empty.</summary>
    public string? Text(string name)
    {
        _asked.Add(name);
        return configuration[name]?.Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>What is needed because something else is set.</summary>
    public string Needed(string name, string beside)
    {
        if (Text(name) is { } text)
            return text;
        Fault($"{name} is missing: it is needed beside {beside}.");
        return "";
    }

    public int Number(string name, int otherwise, int least, int most, string what)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong(name, $"write {what}, {least} to {most}");
        return otherwise;
    }

    public bool Flag(string name, bool otherwise)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (bool.TryParse(text, out var flag))
            return flag;
        Wrong(name, "write true or false");
        return otherwise;
    }

    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (char.IsLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice))
            return choice;
        Wrong(name, $"write one of {string.Join(", ", Enum.GetNames<T>())}");
        return otherwise;
    }

    /// <summary>As hours, minutes and seconds: a number alone would be days.</summary>
    public TimeSpan Duration(string name, TimeSpan otherwise, TimeSpan least, TimeSpan most)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (
            TimeSpan.TryParseExact(text, ["h\\:mm\\:ss", "hh\\:mm\\:ss"], CultureInfo.InvariantCulture, out var time)
            && time >= least
            && time <= most
        )
            return time;
        Wrong(name, $"write hours, minutes and seconds, from {least:hh\\:mm\\:ss} to {most:hh\\:mm\\:ss}");
        return otherwise;
    }

    /// <summary>An address of http or https.</summary>
    /// <param name="as">How it may be written, for who wrote something else.</param>
    public Uri? Address(string name, string @as)
    {
        if (Text(name) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "", Fragment: "" })
            return uri;
        Wrong(name, $"write it as {@as}");
        return null;
    }

    /// <summary>"https://veerkracht.example", without a slash at its end and without a path; null where it is not set or wrong.</summary>
    public string? Origin(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (OriginOf(text) is { } origin)
            return origin;
        Wrong(name, "write it as https://veerkracht.example, without a path");
        return null;
    }

    public static string? OriginOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;

    /// <summary>"Proxy:Known:0", "Proxy:Known:1" and so on; one alone may stand at the name itself.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var one = Text(name);
        var all = configuration.GetSection(name).GetChildren().Where(c => int.TryParse(c.Key, out _)).ToList();
        _asked.UnionWith(all.Select(c => c.Path));
        return [.. one is null ? [] : new[] { one }, .. all.Select(c => c.Value?.Trim()).OfType<string>().Where(v => v.Length > 0)];
    }

    /// <summary>What stands below a name, whatever it is called there.</summary>
    public IReadOnlyList<(string Key, string Value)> Map(string name)
    {
        _open.Add(name);
        return [.. configuration.GetSection(name).GetChildren().Select(c => (c.Key, c.Value?.Trim() ?? ""))];
    }

    /// <summary>What stands elsewhere here, or would open a door that nobody watches.</summary>
    public void Refuse(string name, string why)
    {
        if (configuration[name] is { Length: > 0 } || configuration.GetSection(name).GetChildren().Any())
            Fault($"{name} is not used: {why}");
    }

    public void Wrong(string name, string what) =>
        Fault(
            Sensitive.Split(' ').Any(s => name.Contains(s, StringComparison.Ordinal))
                ? $"{name} cannot be used: {what}."
                : $"{name} is '{configuration[name]?.Trim()}': {what}."
        );

    /// <exception cref="InvalidDataException">Something cannot be used; the message names each with what it must be.</exception>
    public void Check()
    {
        var sections = _asked
            .Concat(_open)
            .Where(n => n.Contains(':'))
            .Select(n => n[..n.IndexOf(':')])
            .Distinct(StringComparer.OrdinalIgnoreCase);
        var strange =
            from section in sections
            from set in configuration.GetSection(section).AsEnumerable()
            where set.Value is not null && set.Key.Contains(':') && !_asked.Contains(set.Key) && !_open.Any(o => IsBelow(set.Key, o))
            orderby set.Key
            select _open.Contains(set.Key)
                ? $"{set.Key} is '{set.Value}': write what stands below it, as {set.Key}:…."
                : $"{set.Key} is not a setting. {Nearest(set.Key)}";
        string[] all = [.. _faults.Concat(strange).Distinct()];
        if (all.Length > 0)
            throw new InvalidDataException(string.Join(Environment.NewLine, all));
    }

    private string Nearest(string name)
    {
        var section = name[..(name.IndexOf(':') + 1)];
        var there = _asked
            .Concat(_open)
            .Where(n => n.StartsWith(section, StringComparison.OrdinalIgnoreCase) && !char.IsDigit(n[^1]))
            .Order();
        return $"There are {string.Join(", ", there)}.";
    }

    private static bool IsBelow(string name, string above) => name.StartsWith(above + ":", StringComparison.OrdinalIgnoreCase);
}
