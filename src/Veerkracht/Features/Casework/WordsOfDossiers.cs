using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Casework;

/// <summary>How far a search by words went: what it costs has a bound, and what that leaves out is told.</summary>
public enum Sought
{
    /// <summary>All that have words that begin so.</summary>
    All,

    /// <summary>Too many begin so; those that have the word itself.</summary>
    WholeWords,

    /// <summary>Too many have it: sifted as far as <see cref="WordsOfDossiers.MostSifted"/>, in the order of the list.</summary>
    First,
}

/// <summary>A list as far as it is looked at.</summary>
/// <param name="Counting">What is counted.</param>
/// <param name="Found">The same without a bound, for who knows that the beginning is enough.</param>
/// <param name="Most">How many can be counted at the same cost, however many dossiers there are.</param>
internal sealed record Narrowing(IQueryable<Dossier> Counting, IQueryable<Dossier> Found, int Most, Sought Sought)
{
    public static Narrowing Of(IQueryable<Dossier> found, int most) => new(found, found, most, Sought.All);
}

/// <summary>Finds dossiers by words: along the index of words where few have one of them, along the list where all are common.</summary>
public sealed class WordsOfDossiers(Db db)
{
    /// <summary>Dossiers of a list that are looked at for words that many have.</summary>
    public const int MostSifted = 5000;

    /// <summary>Dossiers of a word that are found along the index of words; of more it is common.</summary>
    public const int MostHaving = 500;

    private const int MostTried = 2;

    /// <param name="typed">As a reader typed it; null and blanks ask for nothing.</param>
    internal async Task<SoughtWords> Find(string? typed, CancellationToken stop)
    {
        if (SearchWords.Asked(typed) is not { } words)
            return new([], null, Sought.All);
        if (words.Count == 0)
            return new(words, [], Sought.All);
        // A number is in fewer than a name, a longer word in fewer than a short one. A list is a few statements, so not all are tried.
        var common = new List<IReadOnlyList<Guid>>();
        foreach (var word in words.OrderByDescending(w => w.Any(char.IsAsciiDigit)).ThenByDescending(w => w.Length).Take(MostTried))
        {
            var (beginning, whole) = await Having(word, stop);
            if (beginning.Count <= MostHaving)
                return new(words, beginning, Sought.All);
            if (whole.Count is > 0 and <= MostHaving)
                common.Add(whole);
        }
        return common.MinBy(c => c.Count) is { } fewest ? new(words, fewest, Sought.WholeWords) : new(words, null, Sought.First);
    }

    /// <summary>
    /// Ids of those that have a word that begins so, once for each such word, and of those that have the word itself; of each one more than
    /// the bound.
    /// </summary>
    private async Task<(IReadOnlyList<Guid> Beginning, IReadOnlyList<Guid> Whole)> Having(string word, CancellationToken stop)
    {
        var (beginning, whole) = (Query(word, false), Query(word, true));
        var found = await beginning
            .Select(id => new { Id = id, Whole = false })
            .Concat(whole.Select(id => new { Id = id, Whole = true }))
            .ToListAsync(stop);
        var byWhole = found.ToLookup(f => f.Whole, f => f.Id);
        return ([.. byWhole[false]], [.. byWhole[true]]);
    }

    private IQueryable<Guid> Query(string word, bool whole) => db.HavingWord("Dossier", word, whole).Take(MostHaving + 1);
}

/// <param name="Words">Each as it must begin.</param>
/// <param name="Ids">The only dossiers that can have them; null where that is not known.</param>
internal sealed record SoughtWords(IReadOnlyList<string> Words, IReadOnlyList<Guid>? Ids, Sought Sought)
{
    /// <param name="sort">The order in which a list is sifted.</param>
    public Narrowing In(IQueryable<Dossier> all, Func<IQueryable<Dossier>, IQueryable<Dossier>> sort)
    {
        if (Words.Count == 0 && Ids is null)
            return Narrowing.Of(all, WorkList.MostCounted);
        if (Ids is { } ids)
            return Narrowing.Of(Having(all.Where(d => EF.Parameter(ids).Contains(d.Id))), WorkList.MostCounted) with { Sought = Sought };
        return new(Having(sort(all).Take(WordsOfDossiers.MostSifted)), Having(all), WorkList.MostLookedAt, Sought);
    }

    private IQueryable<Dossier> Having(IQueryable<Dossier> within)
    {
        foreach (var word in Words)
            within = within.Where(d => (" " + d.SearchText).Contains(" " + word));
        return within;
    }
}
