"""A real mail server (Debian's python3-aiosmtpd) for the tests of call-outs: takes messages and writes each as one JSON file.

What a message is, is told by Python's own parser, so that the sender's library does not judge itself.
"""
import argparse
import asyncio
import email
import email.policy
import json
import os
import signal
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class Keeper:
    def __init__(self, folder, refusals):
        self.folder = folder
        self.refusals = refusals
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        for refused, answer in self.refusals:
            if address == refused:
                return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.count += 1
        path = os.path.join(self.folder, f"{self.count:04}.json")
        with open(path + ".part", "w", encoding="utf-8") as file:
            json.dump(
                {
                    "sender": envelope.mail_from,
                    "recipients": envelope.rcpt_tos,
                    "encrypted": server.transport.get_extra_info("ssl_object") is not None,
                    "signedIn": bool(session.authenticated),
                    "headers": [[name, str(value)] for name, value in message.items()],
                    "contentType": message.get_content_type(),
                    "text": message.get_content(),
                },
                file,
            )
        os.rename(path + ".part", path)
        return "250 kept as %04d" % self.count


async def main():
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--folder", required=True)
    options.add_argument("--certificate")
    options.add_argument("--tls", choices=["none", "starttls", "implicit"], default="none")
    options.add_argument("--user")
    options.add_argument("--password")
    options.add_argument("--must-sign-in", action="store_true")
    options.add_argument("--refuse", action="append", default=[], metavar="ADDRESS=ANSWER")
    given = options.parse_args()

    def judge(server, session, envelope, mechanism, data):
        right = (given.user.encode(), given.password.encode())
        return AuthResult(success=(data.login, data.password) == right, handled=False)

    tls = None
    if given.certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(given.certificate)
    keeper = Keeper(given.folder, [tuple(r.split("=", 1)) for r in given.refuse])

    def connected():
        return SMTP(
            keeper,
            hostname="mail.test",
            tls_context=tls if given.tls == "starttls" else None,
            require_starttls=given.tls == "starttls",
            auth_required=given.must_sign_in,
            auth_require_tls=given.tls == "starttls",
            authenticator=judge if given.user else None,
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(connected, "127.0.0.1", given.port, ssl=tls if given.tls == "implicit" else None)
    stopped = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stopped.set)
    print("listening", flush=True)
    await stopped.wait()
    server.close()


asyncio.run(main())
