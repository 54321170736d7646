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
    /// <summary>The list that is sifted as far as a bound; null where none is.</summary>
    public IQueryable<Dossier>? Sifted { get; init; }

    public static Narrowing Of(IQueryable<Dossier> found, int most) => new(found, found, most, Sought.All);
}

/// <summary>Finds dossiers by words: along the index of words where few have one of them, along the list where all are common.</summary>
public sealed class WordsOfDossiers(Db db)
{
    /// <summary>Dossiers of a list that are looked at for words that many have.</summary>
    public const int MostSifted = 5000;

    /// <summary>Dossiers of a word that are found along the index of words; of more it is common.</summary>
    public const int MostHaving = 500;

    /// <param name="typed">As a reader typed it; null and blanks ask for nothing.</param>
    internal async Task<SoughtWords> Find(string? typed, CancellationToken stop)
    {
        if (SearchWords.Asked(typed) is not { } words)
            return new([], null, Sought.All);
        if (words.Count == 0)
            return new(words, [], Sought.All);
        var counted = await Counts(words, stop);
        foreach (var whole in (bool[])[false, true])
        {
            var fewest = Enumerable
                .Range(0, words.Count)
                .Select(w => (Word: w, Count: counted.GetValueOrDefault((w, whole))))
                .MinBy(w => w.Count);
            // Of a whole word that nobody has nothing is known: what begins so is looked for.
            if (fewest.Count > MostHaving || (whole && fewest.Count == 0))
                continue;
            var ids = fewest.Count == 0 ? [] : await Query(words[fewest.Word], whole).ToListAsync(stop);
            return new(words, ids, whole ? Sought.WholeWords : Sought.All);
        }
        return new(words, null, Sought.First);
    }

    /// <summary>
    /// Of each word how many dossiers have one that begins so, and how many have the word itself, counted to one above the bound: one
    /// statement. Missing where none has.
    /// </summary>
    private async Task<Dictionary<(int Word, bool Whole), int>> Counts(IReadOnlyList<string> words, CancellationToken stop)
    {
        // A number for each says what was counted and how many there are.
        var parts = Enumerable.Range(0, 2 * words.Count).ToList();
        var counted = await parts
            .Select(part => Query(words[part / 2], part % 2 == 1).GroupBy(_ => 1).Select(g => g.Count() * parts.Count + part))
            .Aggregate((all, next) => all.Concat(next))
            .ToListAsync(stop);
        return counted.ToDictionary(c => (c % parts.Count / 2, c % parts.Count % 2 == 1), c => c / parts.Count);
    }

    private IQueryable<Guid> Query(string word, bool whole) => db.HavingWord("Dossier", word, whole).Take(MostHaving + 1);
}

/// <param name="Words">Each as it must begin.</param>
/// <param name="Ids">The only dossiers that can have them; null where that is not known.</param>
internal sealed record SoughtWords(IReadOnlyList<string> Words, IReadOnlyList<Guid>? Ids, Sought Sought)
{
    public bool Asks => Words.Count > 0 || Ids is not null;

    /// <param name="sort">The order in which a list is sifted.</param>
    public Narrowing In(IQueryable<Dossier> all, Func<IQueryable<Dossier>, IQueryable<Dossier>> sort)
    {
        if (!Asks)
            return Narrowing.Of(all, WorkList.MostCounted);
        if (Ids is { } ids)
            return Narrowing.Of(Having(all.Where(d => EF.Parameter(ids).Contains(d.Id))), WorkList.MostCounted) with { Sought = Sought };
        return new(Having(sort(all).Take(WordsOfDossiers.MostSifted)), Having(all), WorkList.MostLookedAt, Sought) { Sifted = all };
    }

    private IQueryable<Dossier> Having(IQueryable<Dossier> within)
    {
        foreach (var word in Words)
            within = within.Where(d => (" " + d.SearchText).Contains(" " + word));
        return within;
    }
}
