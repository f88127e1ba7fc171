package dev.signet.vault.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests hashes of other systems, taken from the RFCs, the Openwall bcrypt tests and the passlib documentation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportedHashTest {
    private final PasswordHasher hasher = new PasswordHasher(TestingPasswordHashConfig.cheap());

    @ParameterizedTest
    @CsvSource({
        "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U*, $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
        "U*U*U, $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
        "'', $2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy",
        "password, $2a$12$aLYFkieuqJyeynvptPTxpehSViui5WeAPuR2Xw1wui9CPHEaacmFq",
        "password, $2b$12$bIRGj4QPPoSUMWsJE.4Pk.T1qTpDWz7HhMnuiQhGzGinKPsx/HQdq",
        "password, $2y$12$hXUrnqdq1RIIYZ2HPytIIe5lXdIvbhqrTvdPsSF7o.jFh817Z6lwm"
    })
    void bcrypt_hashes_verify(String password, String encoded) {
        assertVerifiesOnly(password, encoded);
    }

    @Test
    void bcrypt_ignores_everything_after_byte_72_as_all_its_implementations_do() {
        String encoded = "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui";
        String seventyTwo = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

        assertThat(hasher.verify(seventyTwo, encoded)).isTrue();
        assertThat(hasher.verify(seventyTwo + "chars after 72 are ignored", encoded))
                .isTrue();
        assertThat(hasher.verify(seventyTwo.substring(0, 71), encoded)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "password, '$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E'",
        "password, '$scrypt$ln=8,r=8,p=1$WKs1xljLudd6z9kbY0wpJQ$yCR4iDZYDKv+iEJj6yHY0lv/epnfB6f/w1EbXrsJOuQ'",
        "password, '$7$ln=8,r=8,p=1$WKs1xljLudd6z9kbY0wpJQ$yCR4iDZYDKv+iEJj6yHY0lv/epnfB6f/w1EbXrsJOuQ'",
        "password, '$scrypt$p=1,r=8,ln=8$WKs1xljLudd6z9kbY0wpJQ==$yCR4iDZYDKv+iEJj6yHY0lv/epnfB6f/w1EbXrsJOuQ='"
    })
    void scrypt_hashes_verify(String password, String encoded) {
        assertVerifiesOnly(password, encoded);
    }

    /** The example of github.com/firebase/scrypt, also in the URL-safe alphabet. */
    @ParameterizedTest
    @CsvSource({
        "user1password, '$firebasescrypt$ln=14,r=8$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==$Bw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=='",
        "user1password, '$firebasescrypt$ln=14,r=8$42xEC-ixf3L2lw$lSrfV15cpx95_sZS2W9c9Kp6i_LVgQNDNC_qzrCnh1SAyZvqmZqAjTdn3aoItz-VHjoZilo78198JAdRuid5lQ$Bw$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA'",
        "user1password, '$firebasescrypt$ln=14,r=8$42xEC+ixf3L2lw==$NohHtJ2FmkEqzefZ0IHnOlqTzFN8n6vXXd0EW2OIGuUh4rcwvVh7XVRDVs5yOrueoudRPIoimS6jIwf4pMW3rg==$$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=='"
    })
    void firebase_hashes_verify(String password, String encoded) {
        assertVerifiesOnly(password, encoded);
    }

    /** Digests of RFC 2307 and of ZITADEL's import. */
    @ParameterizedTest
    @CsvSource({
        "password, {SSHA}yI6cZwQadOA1e+/f+T+H3eCQQhRzYWx0",
        "password, {SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
        "password, {SSHA256}eje4XIkY6sGakInA+loqtNzj+QUo3N7sEIsj3fNge5lzYWx0",
        "password, {SHA256}XohImNooBHFR0OVvjcYpJ3NgPQ1qq73WKhHvch0VQtg=",
        "password, {SSHA384}JhBd8taJ7iy7c13rUwqdA0BiYlK+mbYtvmYKgUUH/Hnzlu9+YBTxYd973pJ5gvjPc2FsdA==",
        "password, {SSHA512}+mohhbPgqahe9B/7Z+88H7b3SYD46/lw5OcuNT7ZU31ZMIPCAd/W5D4cinqsK8jbsRnH37fUuPExEROVvXDpf3NhbHQ=",
        "password, 5f4dcc3b5aa765d61d8327deb882cf99",
        "password, 5F4DCC3B5AA765D61D8327DEB882CF99",
        "Test1000!, '$md5salted-suffix$c2FsdA==$R58+SD/95ORa9VZ9BPS5FA=='",
        "Test1000!, '$md5salted-prefix$c2FsdA==$0M2MYNUmNumHqqQ+kmuTUQ=='"
    })
    void single_digests_verify_and_are_to_be_replaced(String password, String encoded) {
        assertVerifiesOnly(password, encoded);
        assertThat(hasher.needsRehash(encoded)).isTrue();
    }

    /** RFC 7914 section 12. */
    @ParameterizedTest
    @CsvSource({
        "password, NaCl, 10, 8, 16, fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
        "pleaseletmein, SodiumChloride, 14, 8, 1, 7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
    })
    void rfc_7914_scrypt_vectors_hold(String password, String salt, int ln, int r, int p, String tag) {
        assertVerifiesOnly(
                password,
                "$scrypt$ln=" + ln + ",r=" + r + ",p=" + p + "$" + Vectors.text(salt) + "$" + Vectors.hex(tag));
    }

    /** RFC 6070 for SHA-1, RFC 7914 section 11 for SHA-256; SHA-224, SHA-384 and SHA-512 as computed by OpenSSL. */
    @ParameterizedTest
    @CsvSource({
        "pbkdf2, password, salt, 1, 0c60c80f961f0e71f3a9b524af6012062fe037a6",
        "pbkdf2, password, salt, 2, ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
        "pbkdf2, password, salt, 4096, 4b007901b765489abead49d926f721d065a429c1",
        "pbkdf2, passwordPASSWORDpassword, saltSALTsaltSALTsaltSALTsaltSALTsalt, 4096, 3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
        "pbkdf2, pass\0word, sa\0lt, 4096, 56fa6aa75548099dcc37d7f03425e0c3",
        "pbkdf2-sha224, password, salt, 4096, 218c453bf90635bd0a21a75d172703ff6108ef603f65bb821aedade1",
        "pbkdf2-sha256, passwd, salt, 1, 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        "pbkdf2-sha256, Password, NaCl, 80000, 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d",
        "pbkdf2-sha384, password, salt, 4096, 559726be38db125bc85ed7895f6e3cf574c7a01c080c3447db1e8a76764deb3c307b94853fbe424f6488c5f4f1289626",
        "pbkdf2-sha512, password, salt, 4096, d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5"
    })
    void rfc_6070_and_7914_pbkdf2_vectors_hold(
            String identifier, String password, String salt, int iterations, String tag) {
        assertVerifiesOnly(
                password, "$" + identifier + "$" + iterations + "$" + Vectors.text(salt) + "$" + Vectors.hex(tag));
    }

    @ParameterizedTest
    @CsvSource({
        "password, $pbkdf2-sha256$6400$0ZrzXitFSGltTQnBWOsdAw$Y11AchqV4b0sUisdZd0Xr97KWoymNE0LNNrnEgY4H9M",
        "password, $pbkdf2-sha256$8000$XAuBMIYQQogxRg$tRRlz8hYn63B9LYiCd6PRo6FMiunY9ozmMMI3srxeRE",
        "toomanysecrets, $pbkdf2-sha256$29000$N2YMIWQsBWBMae09x1jrPQ$1t8iyB2A.WF/Z5JZv.lfCIhXXN33N23OSgQYThBYRfk",
        "toomanysecrets, $pbkdf2-sha256$29000$N2YMIWQsBWBMae09x1jrPQ==$1t8iyB2A+WF/Z5JZv+lfCIhXXN33N23OSgQYThBYRfk=",
        "password, $pbkdf2$12$cmFuZG9tc2FsdGlzaGFyZA$mwUqsMixIYMc/0eN4v1.l3SVDpk"
    })
    void pbkdf2_hashes_verify_in_both_alphabets_with_and_without_padding(String password, String encoded) {
        assertVerifiesOnly(password, encoded);
    }

    @Test
    void imported_hashes_accept_the_password_as_entered_and_in_its_normal_form() {
        String ligature = "$pbkdf2-sha256$1$c2FsdA$QfoHY2nif72FZ4ZWDiKHWeSdDMN3HOjm+oEg24Yxwo8";
        String letters = "$pbkdf2-sha256$1$c2FsdA$XYU70BrEOtEFJY+diPtEGHF4EzRyIRRXexmwWhdFSCk";

        assertThat(hasher.verify("\ufb01sch", ligature)).isTrue();
        assertThat(hasher.verify("fisch", ligature)).isFalse();
        assertThat(hasher.verify("\ufb01sch", letters)).isTrue();
        assertThat(hasher.verify("fisch", letters)).isTrue();
    }

    private void assertVerifiesOnly(String password, String encoded) {
        hasher.checkImport(encoded);
        assertThat(hasher.verify(password, encoded)).isTrue();
        assertThat(hasher.verify(password + "x", encoded)).isFalse();
        assertThat(hasher.verify("P" + password, encoded)).isFalse();
        assertThat(hasher.needsRehash(encoded)).isTrue();
    }
}
