using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads what a call tells before one applies, whom to ask, and what its award letter says.</summary>
internal static class GuideReader
{
    public static CallGuide Read(MapReader call)
    {
        if (call.Node("guide") is not { } node)
            return CallGuide.Nothing;
        var map = new MapReader(node, Thing.Guide, call.Scope);
        var guide = new CallGuide
        {
            ForWhom = map.Local("for_whom") ?? LocalText.Empty,
            Purpose = map.Local("purpose") ?? LocalText.Empty,
            Conditions = Texts(map, "conditions", "condition"),
            Prepare = Texts(map, "prepare", "prepare"),
            Legal = Legal(map),
            Questions = Questions(map),
            Contacts = Contacts(map),
        };
        map.Close();
        return guide;
    }

    public static LetterDefinition? Letter(MapReader call)
    {
        if (call.Node("letter") is not { } node)
            return null;
        var map = new MapReader(node, Thing.Letter, call.Scope);
        var letter = new LetterDefinition(Texts(map, "conditions", "condition"), map.Local("appeal") ?? LocalText.Empty)
        {
            LegalBasis = Texts(map, "legal_basis", "legal_basis"),
            Sender = map.Local("sender") ?? LocalText.Empty,
            SignedBy = map.Local("signed_by") ?? LocalText.Empty,
        };
        map.Close();
        return letter;
    }

    public static Contact Contact(MapReader map)
    {
        var contact = new Contact(map.Required("name"), map.Required("email"), map.Text("phone"));
        if (contact.Email.Length > 0 && !contact.Email.Contains('@'))
            map.Scope.Fault(
                map.At("email"),
                $"'{contact.Email}' is not an e-mail address",
                $"'{contact.Email}' is geen e-mailadres; schrijf het zoals team@bestuur.be"
            );
        return contact;
    }

    /// <summary>An address that a browser of a reader may follow.</summary>
    public static void CheckUrl(MapReader map, string? url)
    {
        if (url is { Length: > 0 } && !url.StartsWith("https://", StringComparison.Ordinal) && !url.StartsWith('/'))
            map.Scope.Fault(map.At("url"), "'url' must begin with https:// or /", "'url' moet met https:// of / beginnen");
    }

    private static IReadOnlyList<LocalText> Texts(MapReader map, string key, string what) =>
        [.. map.Items(key).Select(n => MapReader.LocalOf(n, what, map.Scope))];

    private static IReadOnlyList<LegalText> Legal(MapReader guide)
    {
        var texts = new List<LegalText>();
        foreach (var map in guide.Maps("legal", Thing.LegalText))
        {
            texts.Add(new LegalText(map.Local("title", true) ?? LocalText.Empty, map.Text("url")));
            CheckUrl(map, texts[^1].Url);
            map.Close();
        }
        return texts.AsReadOnly();
    }

    private static IReadOnlyList<AskedOften> Questions(MapReader guide)
    {
        var questions = new List<AskedOften>();
        foreach (var map in guide.Maps("questions", Thing.AskedOften))
        {
            questions.Add(new AskedOften(map.Local("question", true) ?? LocalText.Empty, map.Local("answer", true) ?? LocalText.Empty));
            map.Close();
        }
        return questions.AsReadOnly();
    }

    private static IReadOnlyList<SubjectContact> Contacts(MapReader guide)
    {
        var contacts = new List<SubjectContact>();
        foreach (var map in guide.Maps("contacts", Thing.Contact))
        {
            contacts.Add(new SubjectContact(map.Local("subject", true) ?? LocalText.Empty, Contact(map)));
            map.Close();
        }
        return contacts.AsReadOnly();
    }
}
