using CsCheck;
using Veerkracht.Core.Passwords;

namespace Veerkracht.Core.Tests.Passwords;

public sealed class PasswordRuleTests
{
    private const string Address = "an.peeters@voorbeeld.be";

    [Theory]
    [InlineData("kort", PasswordFault.TooShort)]
    [InlineData("elf tekens!", PasswordFault.TooShort)]
    [InlineData("Password1234", PasswordFault.Common)]
    [InlineData("!!wachtwoord2022!!", PasswordFault.Common)]
    [InlineData("w@chtw00rd2022", PasswordFault.Common)]
    [InlineData("qwertyqwerty", PasswordFault.Common)]
    [InlineData("123456789012", PasswordFault.Common)]
    [InlineData("abcdefghijklmn", PasswordFault.Common)]
    [InlineData("aaaaaaaaaaaaaaa", PasswordFault.Common)]
    [InlineData("an.peeters@voorbeeld.be", PasswordFault.Own)]
    [InlineData("an.peeters2022", PasswordFault.Own)]
    [InlineData("Veerkracht2022", PasswordFault.Own)]
    [InlineData("blauwe fiets in de regen", PasswordFault.None)]
    [InlineData("veerkracht van een natte paraplu", PasswordFault.None)]
    [InlineData("kX9-tRw2-pL0q-Zm", PasswordFault.None)]
    public void A_password_is_judged(string password, PasswordFault fault) => Assert.Equal(fault, PasswordRule.Of(password, Address));

    [Fact]
    public void Only_its_length_refuses_what_nobody_tries_first() =>
        Gen.Char['a', 'z']
            .Array[9]
            .Select(letters => new string(letters))
            .Sample(letters =>
            {
                // Twenty characters in which no word of the list can be the whole.
                var password = $"{letters}-{letters.ToUpperInvariant()[..4]}x7z2q9";
                Assert.Equal(PasswordFault.None, PasswordRule.Of(password, Address));
                Assert.Equal(PasswordFault.TooShort, PasswordRule.Of(password[..11], Address));
                Assert.Equal(PasswordFault.TooLong, PasswordRule.Of(string.Concat(Enumerable.Repeat(password, 7)), Address));
            });
}
