using Veerkracht.Core.Texts;

namespace Veerkracht.Site.Retention;

/// <summary>
/// How long each kind of record is kept on this site: section Retention of the configuration, in months ("Retention:SignIns=12"), else as
/// the declaration has it.
/// </summary>
public sealed class RetentionTerms
{
    private const int Longest = 1200;

    private readonly Dictionary<string, int> _months;

    /// <exception cref="InvalidDataException">A setting cannot be used; the message names each with what it must be.</exception>
    public RetentionTerms(IEnumerable<RecordKind> kinds, IConfiguration configuration)
    {
        All = [.. kinds];
        var terms = All.Select(k => k.Term).OfType<KeepingTerm>().DistinctBy(t => t.Setting).ToList();
        var faults = new List<string>();
        _months = terms.ToDictionary(t => t.Setting, t => t.Months);
        foreach (var set in configuration.GetSection("Retention").GetChildren().Where(s => s.Key != Contact))
        {
            if (!_months.ContainsKey(set.Key))
                faults.Add($"Retention:{set.Key} is not known: there are {string.Join(", ", _months.Keys.Order())} and {Contact}.");
            else if (int.TryParse(set.Value, out var months) && months is > 0 and <= Longest)
                _months[set.Key] = months;
            else
                faults.Add($"Retention:{set.Key} is '{set.Value}': write a number of months, 1 to {Longest}.");
        }
        if (faults.Count > 0)
            throw new InvalidDataException(string.Join(Environment.NewLine, faults));
        Asked = configuration[$"Retention:{Contact}"]?.Trim() is { Length: > 0 } said ? said : "privacy@veerkracht.example";
    }

    /// <summary>The setting with the address of who answers questions about personal data.</summary>
    public const string Contact = "Contact";

    /// <summary>In the order of the rooms.</summary>
    public IReadOnlyList<RecordKind> All { get; }

    /// <summary>The address of whom to ask.</summary>
    public string Asked { get; }

    public int Months(KeepingTerm term) => _months[term.Setting];

    /// <summary>What was over before this moment is past its term.</summary>
    /// <param name="now">UTC.</param>
    public DateTime Limit(RecordKind kind, DateTime now) =>
        kind.Term is { } term ? now.AddMonths(-Months(term)) : throw new ArgumentException($"{kind.Code} has no term.", nameof(kind));

    /// <summary>"12 maanden na het einde van de sessie", "10 jaar na …"</summary>
    public LocalText Words(KeepingTerm term)
    {
        var months = Months(term);
        var (nl, en) =
            months % 12 == 0 && months > 12 ? ($"{months / 12} jaar", $"{months / 12} years") : ($"{months} maanden", $"{months} months");
        return new($"{nl} {term.After.Nl}", $"{en} {term.After.En}");
    }
}
