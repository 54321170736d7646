using System.Text.RegularExpressions;

namespace Veerkracht.Tests.House;

/// <summary>There is one way to change the state of public money: the frame of acts. There is no list of exceptions.</summary>
public sealed partial class ActFrameTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");
    private static readonly string Acts = Path.Combine(Source, "Veerkracht", "Acts");

    [Fact]
    public void Nothing_but_the_frame_records_an_act()
    {
        // Who does not hold the chronicle cannot write in it.
        Assert.Empty(Outside(text => Chronicle().Matches(text)));
        Assert.Empty(Outside(text => Adds("Act", "Acts").Matches(text)));
    }

    [Fact]
    public void Nothing_but_the_frame_books_a_transfer()
    {
        Assert.Empty(Outside(Books));
        Assert.Empty(Outside(text => Adds("Transfer", "Transfers").Matches(text)));
    }

    [Fact]
    public void By_hand_only_the_ledger_writes_a_transfer_and_nothing_an_act()
    {
        var writing =
            from source in Sources(Source)
            from Match match in Inserts().Matches(source.Text)
            select $"{Path.GetFileName(source.File)} {match.Groups[1].Value}";
        Assert.Equal(["Ledger.cs Transfers"], writing);
    }

    /// <summary>The people of the demonstration are there before anybody acts; all others get and lose their roles by acts.</summary>
    [Fact]
    public void Nothing_but_an_act_gives_or_ends_a_role() =>
        Assert.Empty(
            from source in Sources(Source)
            where Roles().IsMatch(source.Text) && !Act().IsMatch(source.Text)
            where !OfTheDemonstration().IsMatch(source.File + source.Text)
            select Path.GetRelativePath(Source, source.File)
        );

    [Theory]
    [InlineData("class A(Db db) { void Do() => db.Add(new Mandate { Id = id }); }")]
    [InlineData("foreach (var mandate in person.Mandates) mandate.End(now, null);")]
    [InlineData("person.Mandates.ForEach(m => m.End(now, by))")]
    public void A_role_that_is_given_beside_the_acts_would_be_found(string text) => Assert.Matches(Roles(), text);

    /// <summary>What must be found, so that a test that finds nothing says something.</summary>
    [Theory]
    [InlineData("class A(Chronicle told) { void Do() => told.Record(actor, kind, about); }")]
    [InlineData("services.GetRequiredService<Chronicle>().Record(actor, kind, about)")]
    [InlineData("db.Set<Act>().Add(act)")]
    [InlineData("db.Acts\n    .AddRange(acts)")]
    [InlineData("db.Add(new Act { Id = id })")]
    public void A_record_beside_the_frame_would_be_found(string text) =>
        Assert.NotEmpty(Chronicle().Matches(text).Concat(Adds("Act", "Acts").Matches(text)));

    [Theory]
    [InlineData("class A(Db db, Ledger money) { Task Do() => money.Book(act, postings); }")]
    [InlineData("class A { private readonly Ledger _ledger; Task Do() => _ledger\n    .Book(act, postings); }")]
    [InlineData("services.GetRequiredService<Ledger>().Book(act, postings)")]
    [InlineData("db.Set<Transfer>().Add(transfer)")]
    [InlineData("Services.Db.Transfers.Add(transfer)")]
    [InlineData("db.Add(new Transfer { ActId = id })")]
    public void A_booking_beside_the_frame_would_be_found(string text) =>
        Assert.NotEmpty(Books(text).Concat(Adds("Transfer", "Transfers").Matches(text)));

    [Theory]
    [InlineData("class A(Ledger ledger) { Task Do() => ledger.Balance(Book.Envelope(measure).Asked(id)); }")]
    [InlineData("act.Book(await asked.Place(act.At, dossier))")]
    [InlineData("new ActInput(values); new ActKind(code, title); db.Acts.Where(a => a.Kind == kind)")]
    public void What_only_reads_or_books_on_an_act_is_no_fault(string text) =>
        Assert.Empty(
            Books(text)
                .Concat(Chronicle().Matches(text))
                .Concat(Adds("Act", "Acts").Matches(text))
                .Concat(Adds("Transfer", "Transfers").Matches(text))
        );

    private static IEnumerable<string> Outside(Func<string, IEnumerable<Match>> found) =>
        from source in Sources(Source)
        where !source.File.StartsWith(Acts + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        from match in found(source.Text)
        select $"{Path.GetRelativePath(Source, source.File)}: {match.Value}";

    /// <summary>What is written by hand, without comments.</summary>
    private static IEnumerable<(string File, string Text)> Sources(string directory) =>
        from file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
        where !Built().IsMatch(file)
        select (file, Comment().Replace(File.ReadAllText(file), ""));

    /// <summary>A ledger under whatever name it was given, asked to book.</summary>
    private static IEnumerable<Match> Books(string text) =>
        Ledgers()
            .Matches(text)
            .Select(m => m.Groups[1].Value)
            .Distinct()
            .SelectMany(name => Regex.Matches(text, $@"\b{name}\s*\.\s*Book\("))
            .Concat(Asked().Matches(text));

    /// <summary>A row of a table that is made or added.</summary>
    private static Regex Adds(string row, string table) =>
        new($@"(Set<{row}>\(\)|\.{table})\s*\.\s*(Add|Update|Remove|Attach|ExecuteUpdate|ExecuteDelete)\w*\(|\bnew {row}\b");

    [GeneratedRegex(@"\bChronicle\b")]
    private static partial Regex Chronicle();

    [GeneratedRegex(@"\bLedger\s+(\w+)")]
    private static partial Regex Ledgers();

    [GeneratedRegex(@"<Ledger>\(\)\s*\.\s*Book\(")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\bINTO\s+""?(Acts|Transfers)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Inserts();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bnew Mandate\b|\b(?:m|mandate)\.End\(")]
    private static partial Regex Roles();

    [GeneratedRegex(@"\bclass \w+[^;{]*: IAct\b")]
    private static partial Regex Act();

    [GeneratedRegex(@"[/\\]Demonstration[/\\]|\bPersona\b")]
    private static partial Regex OfTheDemonstration();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Built();
}
